import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString } from 'class-validator';
import { AtLeast } from '../graphql/at-least.js';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { EnrolmentBasis } from '../vocabulary/scope.vocabulary.js';

@InputType('EnrolmentInput', {
  description: 'How an incident came in, and which days the searches for its justice steps cover.',
})
export class EnrolmentInput {
  @Field(() => EnrolmentBasis, { description: 'How the incident came into the register.' })
  @IsEnum(EnrolmentBasis)
  readonly basis: EnrolmentBasis;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day that a search covers, not the day on which it was made; absent when nobody has looked.',
  })
  @IsOptional()
  @IsString()
  readonly lookedFrom?: string | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Last day that a search covers; absent when nobody has looked.',
  })
  @IsOptional()
  @IsString()
  @AtLeast('lookedFrom')
  readonly lookedTo?: string | null;
}
