import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { DatePrecision } from '../vocabulary/common.vocabulary.js';
import { AtLeast } from './at-least.js';
import { CalendarDateScalar } from './scalars.js';

const MOST_PERSONS = 100_000;

@InputType('PartialDateInput', { description: 'A date as exactly as the source gives it.' })
export class PartialDateInput {
  @Field(() => CalendarDateScalar, {
    description: 'Earliest day it can be; the first day of the month or year at that precision.',
  })
  @IsString()
  readonly from: string;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Latest day it can be; needed for RANGE only, since the server fills it for DAY, MONTH and YEAR.',
  })
  @IsOptional()
  @IsString()
  @AtLeast('from')
  readonly to?: string | null;

  @Field(() => DatePrecision, {
    nullable: true,
    defaultValue: DatePrecision.DAY,
    description: 'How exactly the date is known.',
  })
  @IsOptional()
  @IsEnum(DatePrecision)
  readonly precision?: DatePrecision | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'The source says about, around or early in.',
  })
  @IsOptional()
  @IsBoolean()
  readonly approximate?: boolean | null;
}

@InputType('PersonCountInput', { description: 'People counted: give the number twice when it is known.' })
export class PersonCountInput {
  @Field(() => Int, { description: `Fewest persons it can be, from 0 to ${MOST_PERSONS}.` })
  @IsInt()
  @Min(0)
  @Max(MOST_PERSONS)
  readonly min: number;

  @Field(() => Int, { description: `Most persons it can be, not below \`min\` and at most ${MOST_PERSONS}.` })
  @IsInt()
  @Min(0)
  @Max(MOST_PERSONS)
  @AtLeast('min')
  readonly max: number;
}

@InputType('MoneyInput', { description: 'A sum in the currency in which it was set; nothing is converted.' })
export class MoneyInput {
  @Field(() => String, {
    description: 'Decimal number of at most 15 digits before the point and at most four after it, without a sign.',
  })
  @Matches(/^\d{1,15}(\.\d{1,4})?$/, {
    message: 'amount must be a decimal number of at most 15 digits before the point and four after it.',
  })
  readonly amount: string;

  @Field(() => String, { description: 'Currency, three capital letters of ISO 4217.' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency must be three capital letters of ISO 4217.' })
  readonly currency: string;
}
