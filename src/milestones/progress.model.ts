import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, PersonCountModel } from '../graphql/common.model.js';
import { AccountabilityClass, Information, Stage } from '../vocabulary/progress.vocabulary.js';

@ObjectType('Progress', {
  description:
    'How far justice has come for an incident, derived from the steps that the viewer may see; never typed in.',
})
export class ProgressModel {
  @Field(() => Stage, {
    description: 'Furthest stage that stands, in the order of the enum; one word for a list, not for figures.',
  })
  readonly stage: Stage;

  @Field(() => [Stage], { description: 'Stages ever reached by asOf, implied ones included.' })
  readonly reached: readonly Stage[];

  @Field(() => [Stage], { description: 'Stages that hold at asOf: quashed, dropped, released and escaped take away.' })
  readonly standing: readonly Stage[];

  @Field(() => [Stage], {
    description:
      'Stages reached only through a later one: VERDICT implies PROSECUTION, that CHARGE, that INVESTIGATION; nothing implies ARREST.',
  })
  readonly implied: readonly Stage[];

  @Field(() => PartialDateModel, { nullable: true, description: 'When a judicial investigation was first opened.' })
  readonly investigationOpenedOn: PartialDateModel | null;

  @Field(() => PartialDateModel, { nullable: true, description: 'When a suspect first entered custody.' })
  readonly firstArrestOn: PartialDateModel | null;

  @Field(() => PartialDateModel, { nullable: true, description: 'When a person was first charged.' })
  readonly firstChargeOn: PartialDateModel | null;

  @Field(() => PartialDateModel, { nullable: true, description: 'When a trial was first opened.' })
  readonly prosecutionOpenedOn: PartialDateModel | null;

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'When the first judgment was given, whatever its outcome.',
  })
  readonly firstVerdictOn: PartialDateModel | null;

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'When a person was first convicted of this attack, in first instance or on appeal.',
  })
  readonly firstConvictionOn: PartialDateModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Suspects who are identified to somebody.' })
  readonly suspectsIdentified: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'People who ever entered custody.' })
  readonly everArrested: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'People in custody at asOf.' })
  readonly inCustody: PersonCountModel | null;

  @Field(() => PersonCountModel, {
    nullable: true,
    description: 'People on whom a court of first instance gave judgment.',
  })
  readonly tried: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'People whose conviction for this attack stands.' })
  readonly convicted: PersonCountModel | null;

  @Field(() => PersonCountModel, {
    nullable: true,
    description: 'Those of the convicted who were judged in their absence.',
  })
  readonly convictedInAbsentia: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'People whose acquittal stands.' })
  readonly acquitted: PersonCountModel | null;

  @Field(() => AccountabilityClass, { description: 'How far those responsible have been held to account.' })
  readonly accountability: AccountabilityClass;

  @Field(() => Information, { description: 'Whether anything is known of what the authorities did.' })
  readonly information: Information;

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'Date of the last step that is progress; adjournments and set dates are none.',
  })
  readonly lastStepOn: PartialDateModel | null;

  @Field(() => Int, { nullable: true, description: 'Days from the latest day that `lastStepOn` can be to asOf.' })
  readonly daysSinceLastStep: number | null;
}
