import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DecisionModel } from '../changes/decision.model.js';
import { MoneyModel, PartialDateModel, PersonCountModel, WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { ProceedingModel } from '../proceedings/proceeding.model.js';
import { CountryModel } from '../reference-data/country.model.js';
import { SourceModel } from '../sources/source.model.js';
import { SuspectModel } from '../suspects/suspect.model.js';
import { Classification, Verification } from '../vocabulary/common.vocabulary.js';
import { MilestoneKind } from '../vocabulary/milestone.vocabulary.js';
import { Ground, Outcome, Party } from '../vocabulary/outcome.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { ChargeOutcomeModel } from './charge-outcome.model.js';
import { SentenceModel } from './sentence.model.js';

@ObjectType('Milestone', {
  description:
    'One dated step of one suspect, of a counted class of people, or of nobody in particular. Rows are only ever inserted.',
  implements: () => [NodeModel],
})
export class MilestoneModel extends NodeModel {
  @Field(() => ID, {
    description: 'The call that recorded it; the rows of one act divide those concerned among themselves.',
  })
  readonly act: string;

  @Field(() => MilestoneKind, { description: 'What kind of step it is.' })
  readonly kind: MilestoneKind;

  @Field(() => Stage, { nullable: true, description: 'The stage that it counts for; null when it counts for none.' })
  readonly stage: Stage | null;

  @Field(() => PartialDateModel, { description: 'When the step took place.' })
  readonly occurredOn: PartialDateModel;

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'Of a hearing: the day set for the next one, which may lie ahead.',
  })
  readonly nextOn: PartialDateModel | null;

  @Field(() => [IncidentModel], { description: 'Incidents that it concerns, oldest first.' })
  readonly incidents: readonly IncidentModel[];

  @Field(() => ProceedingModel, { nullable: true, description: 'The proceeding in which it was taken.' })
  readonly proceeding: ProceedingModel | null;

  @Field(() => SuspectModel, { nullable: true, description: 'The suspect whose step it is.' })
  readonly suspect: SuspectModel | null;

  @Field(() => PersonCountModel, {
    nullable: true,
    description: 'One for a suspect, a number or range for a class; null when the step is of no person.',
  })
  readonly persons: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Those of them who were not there.' })
  readonly absent: PersonCountModel | null;

  @Field(() => Outcome, { nullable: true, description: 'What was decided.' })
  readonly outcome: Outcome | null;

  @Field(() => SentenceModel, { nullable: true, description: 'The sentence that was given.' })
  readonly sentence: SentenceModel | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was decided in the absence of the person; null when not known.',
  })
  readonly inAbsentia: boolean | null;

  @Field(() => [ChargeOutcomeModel], { description: 'Counts of the indictment that are on record.' })
  readonly charges: readonly ChargeOutcomeModel[];

  @Field(() => Ground, { nullable: true, description: 'Why: of a release, an adjournment, a suspension or a closure.' })
  readonly ground: Ground | null;

  @Field(() => Party, { nullable: true, description: 'Who acted.' })
  readonly party: Party | null;

  @Field(() => CountryModel, { nullable: true, description: 'State whose authorities acted.' })
  readonly actingState: CountryModel | null;

  @Field(() => MoneyModel, { nullable: true, description: 'Sum of a reparation that was ordered or paid.' })
  readonly amount: MoneyModel | null;

  @Field(() => MilestoneModel, {
    nullable: true,
    description: 'The earlier step whose place this one took in the world, such as a summons before a warrant.',
  })
  readonly replaces: MilestoneModel | null;

  @Field(() => String, { nullable: true, description: 'Remark of the person who recorded it.' })
  readonly note: string | null;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources that the step rests on.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => Classification, { description: 'Classification of the step, one for all its corrections.' })
  readonly classification: Classification;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  readonly recordedAt: string;

  @Field(() => ActorModel, { nullable: true, description: 'Who recorded it.' })
  readonly recordedBy: ActorModel | null;

  @Field(() => Verification, { description: 'Whether a second person is needed, and what came of it.' })
  readonly verification: Verification;

  @Field(() => Boolean, { description: 'A dispute stands; it marks the step and never un-counts it.' })
  readonly disputed: boolean;

  @Field(() => [DecisionModel], { nullable: true, description: 'What second persons decided on it, oldest first.' })
  readonly decisions: readonly DecisionModel[] | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From when it counts in stages and figures; null while it counts nowhere.',
  })
  readonly countsFrom: string | null;

  @Field(() => MilestoneModel, {
    nullable: true,
    description: 'The row that this one corrects or takes back: an error of our own, not a change in the world.',
  })
  readonly supersedes: MilestoneModel | null;

  @Field(() => MilestoneModel, {
    nullable: true,
    description: 'The counting row that corrects this one or takes it back.',
  })
  readonly supersededBy: MilestoneModel | null;

  @Field(() => Boolean, { description: 'This row takes back the one that it supersedes.' })
  readonly isWithdrawal: boolean;

  @Field(() => [String], { description: 'What is unusual about it among the steps that the viewer may see.' })
  readonly warnings: readonly string[];

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const MilestoneConnection = connectionOf(MilestoneModel, 'Milestone');
export type MilestoneConnection = InstanceType<typeof MilestoneConnection>;
