import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AtLeast } from '../graphql/at-least.js';
import { MoneyInput } from '../graphql/common.input.js';
import { SentenceKind } from '../vocabulary/outcome.vocabulary.js';

const MOST_MONTHS = 12_000;

@InputType('SentenceInput', { description: 'What a convicted person was sentenced to.' })
export class SentenceInput {
  @Field(() => SentenceKind, { description: 'The heaviest part of the sentence.' })
  @IsEnum(SentenceKind)
  readonly kind: SentenceKind;

  @Field(() => Int, {
    nullable: true,
    description: `Least time in months, from 0 to ${MOST_MONTHS}; give a fixed term in both fields.`,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_MONTHS)
  readonly minMonths?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Most time in months, not below \`minMonths\` and at most ${MOST_MONTHS}.`,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_MONTHS)
  @AtLeast('minMonths')
  readonly maxMonths?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether hard or forced labour is part of it; absent when not known.',
  })
  @IsOptional()
  @IsBoolean()
  readonly labour?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is suspended; absent when not known.' })
  @IsOptional()
  @IsBoolean()
  readonly suspended?: boolean | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Fine, alone or beside the rest.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  readonly fine?: MoneyInput | null;
}
