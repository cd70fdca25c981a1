import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { MoneyInput, PartialDateInput, PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { SourceInput } from '../sources/source.input.js';
import { Ground, Outcome, Party } from '../vocabulary/outcome.vocabulary.js';
import { ChargeOutcomeInput } from './accused-step.input.js';
import { SentenceInput } from './sentence.input.js';

/** Kind, suspect, proceeding and incidents are not here on purpose: who errs in them withdraws and records anew (rules F1). */
@InputType('CorrectMilestoneInput', {
  description:
    'Puts right an error in a step by a new row. An absent field stays, null clears, a list replaces. A wrong kind, suspect, proceeding or incident is withdrawn and recorded anew.',
})
export class CorrectMilestoneInput {
  @Field(() => ID, { description: 'The milestone that is wrong.' })
  @PlainText(200)
  readonly milestone: string;

  @Field(() => String, { description: 'What the error was, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;

  @Field(() => PartialDateInput, { nullable: true, description: 'When it took place; it cannot be cleared.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly occurredOn?: PartialDateInput | null;

  @Field(() => PartialDateInput, { nullable: true, description: 'Of a hearing: the day set for the next one.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly nextOn?: PartialDateInput | null;

  @Field(() => PersonCountInput, {
    nullable: true,
    description: 'How many people, where the step is of a counted class.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly persons?: PersonCountInput | null;

  @Field(() => PersonCountInput, { nullable: true, description: 'Those of them who were not there.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly absent?: PersonCountInput | null;

  @Field(() => Outcome, { nullable: true, description: 'What was decided.' })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;

  @Field(() => SentenceInput, { nullable: true, description: 'The sentence, given as a whole.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SentenceInput)
  readonly sentence?: SentenceInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was decided in the absence of the person.' })
  @IsOptional()
  @IsBoolean()
  readonly inAbsentia?: boolean | null;

  @Field(() => [ChargeOutcomeInput], {
    nullable: true,
    description: 'Counts of the indictment; the list replaces the old one.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ChargeOutcomeInput)
  readonly charges?: readonly ChargeOutcomeInput[] | null;

  @Field(() => Ground, { nullable: true, description: 'Why: of a release, an adjournment, a suspension or a closure.' })
  @IsOptional()
  @IsEnum(Ground)
  readonly ground?: Ground | null;

  @Field(() => Party, { nullable: true, description: 'Who acted.' })
  @IsOptional()
  @IsEnum(Party)
  readonly party?: Party | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'State whose authorities acted.' })
  @IsOptional()
  @IsString()
  readonly actingState?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Sum of a reparation that was ordered or paid.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  readonly amount?: MoneyInput | null;

  @Field(() => String, { nullable: true, description: 'Remark, at most 4000 characters.' })
  @IsOptional()
  @PlainText(4000)
  readonly note?: string | null;

  @Field(() => [SourceInput], {
    nullable: true,
    description: 'Sources of the step; the list replaces the old one, at most 50.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources?: readonly SourceInput[] | null;
}

@InputType('WithdrawMilestoneInput', {
  description: 'Takes back a step that was recorded in error; what was undone in the world is a step of its own.',
})
export class WithdrawMilestoneInput {
  @Field(() => ID, { description: 'The milestone that is taken back.' })
  @PlainText(200)
  readonly milestone: string;

  @Field(() => String, { description: 'What the error was, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;

  @Field(() => [SourceInput], { nullable: true, description: 'What the withdrawal rests on, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  readonly sources?: readonly SourceInput[] | null;
}
