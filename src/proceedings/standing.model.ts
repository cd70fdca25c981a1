import { Field, ObjectType } from '@nestjs/graphql';
import { PartialDateModel } from '../graphql/common.model.js';
import { ProceedingState } from '../vocabulary/proceeding.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { CustodyState, JudicialState } from '../vocabulary/suspect.vocabulary.js';
import { ProceedingModel } from './proceeding.model.js';

@ObjectType('JudicialStanding', { description: 'Where a suspect stands before the forum of one proceeding.' })
export class JudicialStandingModel {
  @Field(() => ProceedingModel, { description: 'The proceeding.' })
  readonly proceeding: ProceedingModel;

  @Field(() => JudicialState, {
    description: 'What the last step that moved the case made of it; it may go backwards.',
  })
  readonly state: JudicialState;

  @Field(() => Boolean, { description: 'No ordinary appeal is left.' })
  readonly final: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the last judgment was given in the absence of the person; null when not known.',
  })
  readonly inAbsentia: boolean | null;
}

@ObjectType('SuspectStanding', {
  description:
    'Where a suspect stands: custody, and apart from it a judicial state for each proceeding. Both may go backwards.',
})
export class SuspectStandingModel {
  @Field(() => CustodyState, { description: 'Where the person is, by the last step of custody in any proceeding.' })
  readonly custody: CustodyState;

  @Field(() => [JudicialStandingModel], { description: 'One entry for each proceeding that the viewer may see.' })
  readonly inProceedings: readonly JudicialStandingModel[];
}

@ObjectType('ProceedingStanding', { description: 'How far a proceeding has come, derived from its steps.' })
export class ProceedingStandingModel {
  @Field(() => ProceedingState, { description: 'Where it stands.' })
  readonly state: ProceedingState;

  @Field(() => [Stage], { description: 'Stages that the proceeding itself has ever reached, implied ones included.' })
  readonly reached: readonly Stage[];

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'Day set for the next hearing; null when none is set.',
  })
  readonly nextHearingOn: PartialDateModel | null;

  @Field(() => PartialDateModel, { nullable: true, description: 'Date of the last step that is progress.' })
  readonly lastStepOn: PartialDateModel | null;
}
