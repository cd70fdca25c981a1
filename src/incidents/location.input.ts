import { Field, Float, InputType } from '@nestjs/graphql';
import { IsEnum, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { LocationPrecision } from '../vocabulary/incident.vocabulary.js';

@InputType('LocationInput', { description: 'Where an incident took place.' })
export class LocationInput {
  @Field(() => String, { nullable: true, description: 'Name of the place, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly place?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, -90 to 90, north positive (WGS 84).' })
  @IsOptional()
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, -180 to 180, east positive (WGS 84).' })
  @IsOptional()
  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly longitude?: number | null;

  @Field(() => LocationPrecision, { description: 'How exactly the place is given.' })
  @IsEnum(LocationPrecision)
  readonly precision: LocationPrecision;
}
