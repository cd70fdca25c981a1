import { Field, ObjectType } from '@nestjs/graphql';
import { MilestoneModel } from './milestone.model.js';

@ObjectType('RecordMilestonePayload', { description: 'The rows that one act made.' })
export class RecordMilestonePayload {
  @Field(() => [MilestoneModel], { description: 'One row for each of the accused, or a single one.' })
  readonly milestones: readonly MilestoneModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}

@ObjectType('CorrectMilestonePayload', { description: 'The row that corrects.' })
export class CorrectMilestonePayload {
  @Field(() => MilestoneModel, {
    description: 'The new row; where it waits for a second person, the old one counts until then.',
  })
  readonly milestone: MilestoneModel;

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}

@ObjectType('WithdrawMilestonePayload', { description: 'The row that takes back.' })
export class WithdrawMilestonePayload {
  @Field(() => MilestoneModel, {
    description: 'The new row; where it waits for a second person, the old one counts until then.',
  })
  readonly milestone: MilestoneModel;
}

@ObjectType('VerifyMilestonePayload', { description: 'What a second person decided on.' })
export class VerifyMilestonePayload {
  @Field(() => [MilestoneModel], { description: 'The rows that were decided on, as they now stand.' })
  readonly milestones: readonly MilestoneModel[];
}
