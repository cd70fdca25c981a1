import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { MoneyInput, PartialDateInput, PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { CountryCodeScalar } from '../graphql/scalars.js';
import { SourceInput } from '../sources/source.input.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { MilestoneKind } from '../vocabulary/milestone.vocabulary.js';
import { Ground, Outcome, Party } from '../vocabulary/outcome.vocabulary.js';
import { AccusedStepInput } from './accused-step.input.js';

@InputType('RecordMilestoneInput', {
  description: 'One act: it makes a row for each entry of `accused`, or a single row of nobody in particular.',
})
export class RecordMilestoneInput {
  @Field(() => MilestoneKind, { description: 'What kind of step it is; `milestoneKinds` tells what each kind needs.' })
  @IsEnum(MilestoneKind)
  readonly kind: MilestoneKind;

  @Field(() => PartialDateInput, { description: 'When it took place.' })
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly occurredOn: PartialDateInput;

  @Field(() => PartialDateInput, {
    nullable: true,
    description: 'Of a hearing: the day set for the next one, which may lie ahead.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly nextOn?: PartialDateInput | null;

  @Field(() => ID, { nullable: true, description: 'The proceeding in which it was taken.' })
  @IsOptional()
  @PlainText(200)
  readonly proceeding?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Incidents that it concerns; absent: all that the proceeding covers.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly incidents?: readonly string[] | null;

  @Field(() => [AccusedStepInput], {
    nullable: true,
    description: 'Whose step it is, one entry for each row; absent: of nobody in particular.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AccusedStepInput)
  readonly accused?: readonly AccusedStepInput[] | null;

  @Field(() => PersonCountInput, {
    nullable: true,
    description: 'How many of them all were not there, where it is not said of whom.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly absent?: PersonCountInput | null;

  @Field(() => Outcome, {
    nullable: true,
    description: 'What was decided: of those without an outcome of their own, or of a step of nobody.',
  })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;

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

  @Field(() => ID, {
    nullable: true,
    description: 'The earlier step whose place this one took in the world; to correct an error use `correctMilestone`.',
  })
  @IsOptional()
  @PlainText(200)
  readonly replaces?: string | null;

  @Field(() => String, { nullable: true, description: 'Remark, at most 4000 characters.' })
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
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the step.',
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
