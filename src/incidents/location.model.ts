import { Field, Float, ObjectType } from '@nestjs/graphql';
import { LocationPrecision } from '../vocabulary/incident.vocabulary.js';

@ObjectType('Location', { description: 'Where an incident took place.' })
export class LocationModel {
  @Field(() => String, { nullable: true, description: 'Name of the place.' })
  readonly place: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, north positive (WGS 84).' })
  readonly latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, east positive (WGS 84).' })
  readonly longitude: number | null;

  @Field(() => LocationPrecision, { description: 'How exactly the place is given.' })
  readonly precision: LocationPrecision;
}
