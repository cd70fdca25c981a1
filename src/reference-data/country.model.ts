import { Field, ObjectType } from '@nestjs/graphql';
import { CountryCodeScalar } from '../graphql/scalars.js';

@ObjectType('Country', { description: 'A State or area, also one that no longer exists.' })
export class CountryModel {
  @Field(() => CountryCodeScalar, { description: 'Three-letter code.' })
  readonly code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Three-digit code of the UN Statistics Division, where it has one.',
  })
  readonly m49: string | null;

  @Field(() => Boolean, { description: 'No longer exists under this code.' })
  readonly isHistoric: boolean;
}
