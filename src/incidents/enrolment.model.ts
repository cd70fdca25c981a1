import { Field, ObjectType } from '@nestjs/graphql';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { EnrolmentBasis } from '../vocabulary/scope.vocabulary.js';

@ObjectType('Enrolment', {
  description: 'How an incident came in, and which days the searches for its justice steps cover.',
})
export class EnrolmentModel {
  @Field(() => EnrolmentBasis, { description: 'How the incident came into the register.' })
  readonly basis: EnrolmentBasis;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day that a search covers; null when nobody has looked, which is not the same as not yet.',
  })
  readonly lookedFrom: string | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Last day that a search covers; null when nobody has looked.',
  })
  readonly lookedTo: string | null;
}
