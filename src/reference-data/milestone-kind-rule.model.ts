import { Field, ObjectType } from '@nestjs/graphql';
import { CustodyEffect, MilestoneKind, MilestoneNeed, Track } from '../vocabulary/milestone.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';

@ObjectType('MilestoneKindRule', { description: 'What a kind of step does, and what must be given to record one.' })
export class MilestoneKindRuleModel {
  @Field(() => MilestoneKind, { description: 'The kind of step.' })
  readonly kind: MilestoneKind;

  @Field(() => Track, { description: 'Whose step it is.' })
  readonly track: Track;

  @Field(() => Stage, { nullable: true, description: 'Stage that it counts for; null when it counts for none.' })
  readonly stage: Stage | null;

  @Field(() => CustodyEffect, { description: 'What it does to the custody of the person.' })
  readonly custody: CustodyEffect;

  @Field(() => Boolean, { description: 'Counts only once a second person has verified it.' })
  readonly fourEyes: boolean;

  @Field(() => Boolean, {
    description: 'Ends a silence; adjournments, set dates and what undoes custody do not.',
  })
  readonly isProgress: boolean;

  @Field(() => [MilestoneNeed], { description: 'What must be named when such a step is recorded.' })
  readonly needs: readonly MilestoneNeed[];
}
