import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PartialDateInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { ObstacleKind } from '../vocabulary/obstacle.vocabulary.js';

@InputType('RecordObstacleInput', {
  description: 'Why one or more cases do not move. With `supersedes`, the same obstacle, corrected or ended.',
})
export class RecordObstacleInput {
  @Field(() => [ID], { description: 'Incidents whose cases it holds up, at least one and at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly incidents: readonly string[];

  @Field(() => ObstacleKind, { description: 'What stands in the way.' })
  @IsEnum(ObstacleKind)
  readonly kind: ObstacleKind;

  @Field(() => PartialDateInput, { description: 'Since when it stands in the way.' })
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly since: PartialDateInput;

  @Field(() => PartialDateInput, {
    nullable: true,
    description: 'When it ended; absent with `supersedes`, an end that is on record stays, and null takes it away.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly until?: PartialDateInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Obstacle that this one takes the place of; the incidents given replace its incidents, as far as you read them.',
  })
  @IsOptional()
  @PlainText(200)
  readonly supersedes?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'More about it, at most 4000 characters; absent with `supersedes`, the earlier note stays, and null clears it.',
  })
  @IsOptional()
  @PlainText(4000)
  readonly note?: string | null;

  @Field(() => [SourceInput], { description: 'Where this is known from, at least one and at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources: readonly SourceInput[];

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.CONFIDENTIAL,
    description: 'Classification of the obstacle; with `supersedes`, the one that it has.',
  })
  @IsOptional()
  @IsEnum(Classification)
  readonly classification?: Classification | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of your choice, at most 200 characters; the same call sent twice with it is done once.',
  })
  @IsOptional()
  @PlainText(200)
  readonly idempotencyKey?: string | null;
}
