import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { PersonCountInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { Offence } from '../vocabulary/incident.vocabulary.js';
import { Outcome } from '../vocabulary/outcome.vocabulary.js';
import { SentenceInput } from './sentence.input.js';

@InputType('ChargeOutcomeInput', {
  description: 'A count of the indictment. Without an incident it is not about the attack and gives it no conviction.',
})
export class ChargeOutcomeInput {
  @Field(() => Offence, { description: 'The offence in the words of the 1994 Convention.' })
  @IsEnum(Offence)
  readonly offence: Offence;

  @Field(() => String, { nullable: true, description: 'What the court calls it, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly qualification?: string | null;

  @Field(() => ID, { nullable: true, description: 'The incident that the count is about.' })
  @IsOptional()
  @PlainText(200)
  readonly incident?: string | null;

  @Field(() => Outcome, { nullable: true, description: 'What was decided on this count; absent: as the whole step.' })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;
}

@InputType('AccusedStepInput', {
  description: 'Whose step it is: a suspect with a record, or a number of people without one; exactly one of the two.',
})
export class AccusedStepInput {
  @Field(() => ID, { nullable: true, description: 'The suspect; not together with `persons`.' })
  @IsOptional()
  @PlainText(200)
  readonly suspect?: string | null;

  @Field(() => PersonCountInput, {
    nullable: true,
    description: 'How many people without a record; not together with `suspect`.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly persons?: PersonCountInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A milestone of a counted class, out of which the suspect is taken in the same transaction.',
  })
  @IsOptional()
  @PlainText(200)
  readonly outOf?: string | null;

  @Field(() => Outcome, {
    nullable: true,
    description: 'What was decided on them; absent: the outcome of the whole call.',
  })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;

  @Field(() => SentenceInput, { nullable: true, description: 'The sentence that they were given.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SentenceInput)
  readonly sentence?: SentenceInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was decided in their absence; absent when not known.',
  })
  @IsOptional()
  @IsBoolean()
  readonly inAbsentia?: boolean | null;

  @Field(() => PersonCountInput, { nullable: true, description: 'Those of them who were not there.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonCountInput)
  readonly absent?: PersonCountInput | null;

  @Field(() => [ChargeOutcomeInput], { nullable: true, description: 'Counts of the indictment.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ChargeOutcomeInput)
  readonly charges?: readonly ChargeOutcomeInput[] | null;
}
