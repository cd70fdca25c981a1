import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { DecisionKind } from '../vocabulary/common.vocabulary.js';

@InputType('VerifyMilestoneInput', {
  description: 'What a second person decides: on one milestone, or on an act as a whole; exactly one of the two.',
})
export class VerifyMilestoneInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The milestone; not together with `act`.',
  })
  @IsOptional()
  @PlainText(200)
  readonly milestone?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The act, which is decided as a whole; not together with `milestone`.',
  })
  @IsOptional()
  @PlainText(200)
  readonly act?: string | null;

  @Field(() => DecisionKind, { description: 'The decision.' })
  @IsEnum(DecisionKind)
  readonly decision: DecisionKind;

  @Field(() => String, { nullable: true, description: 'Why, at most 4000 characters.' })
  @IsOptional()
  @PlainText(4000)
  readonly reason?: string | null;
}
