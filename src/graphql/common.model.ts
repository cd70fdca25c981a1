import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DatePrecision, WithheldReason } from '../vocabulary/common.vocabulary.js';
import { CalendarDateScalar } from './scalars.js';

@ObjectType('PartialDate', { description: 'A date as exactly as it is known.' })
export class PartialDateModel {
  @Field(() => CalendarDateScalar, { description: 'Earliest day it can be.' })
  readonly from: string;

  @Field(() => CalendarDateScalar, { description: 'Latest day it can be; the same as `from` when the day is known.' })
  readonly to: string;

  @Field(() => DatePrecision, { description: 'How exactly the date is known.' })
  readonly precision: DatePrecision;

  @Field(() => Boolean, { description: 'The source says about, around or early in.' })
  readonly approximate: boolean;
}

@ObjectType('PersonCount', {
  description: 'People counted: the two bounds are equal when the number is known.',
})
export class PersonCountModel {
  @Field(() => Int, { description: 'Fewest persons it can be.' })
  readonly min: number;

  @Field(() => Int, { description: 'Most persons it can be.' })
  readonly max: number;
}

@ObjectType('Money', { description: 'A sum in the currency in which it was set.' })
export class MoneyModel {
  @Field(() => String, { description: 'Decimal number with a point, as text so that nothing is rounded.' })
  readonly amount: string;

  @Field(() => String, { description: 'Currency, three capital letters of ISO 4217.' })
  readonly currency: string;
}

@ObjectType('Withheld', { description: 'A field that this viewer may not read on this record.' })
export class WithheldModel {
  @Field(() => String, { description: 'Name of the field.' })
  readonly field: string;

  @Field(() => WithheldReason, { description: 'The rule that masks it; it never tells whether there is a value.' })
  readonly reason: WithheldReason;
}
