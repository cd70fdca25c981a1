import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { Classification, DecisionKind } from '../vocabulary/common.vocabulary.js';

@InputType('VerifyChangeInput', { description: 'The decision of a second person on what came back in `pending`.' })
export class VerifyChangeInput {
  @Field(() => ID, { description: 'The change that waits.' })
  @PlainText(200)
  readonly change: string;

  @Field(() => DecisionKind, { description: 'What is decided.' })
  @IsEnum(DecisionKind)
  readonly decision: DecisionKind;

  @Field(() => String, { nullable: true, description: 'Why, at most 4000 characters.' })
  @IsOptional()
  @PlainText(4000)
  readonly reason?: string | null;
}

@InputType('ReclassifyInput', {
  description: 'A new classification of a record: upward it works at once, downward it waits for a second person.',
})
export class ReclassifyInput {
  @Field(() => ID, { description: 'The record.' })
  @PlainText(200)
  readonly record: string;

  @Field(() => Classification, { description: 'Classification that it shall have.' })
  @IsEnum(Classification)
  readonly classification: Classification;

  @Field(() => String, { description: 'Why, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;
}
