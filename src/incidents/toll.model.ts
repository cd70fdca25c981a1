import { Field, ObjectType } from '@nestjs/graphql';
import { PersonCountModel } from '../graphql/common.model.js';
import { CountryModel } from '../reference-data/country.model.js';
import { PersonnelCategory, VictimStatus } from '../vocabulary/victim.vocabulary.js';

@ObjectType('TollLine', { description: 'Victims alike in status, contributing country, category and official toll.' })
export class TollLineModel {
  @Field(() => VictimStatus, { description: 'What became of them by that day.' })
  readonly status: VictimStatus;

  @Field(() => PersonCountModel, { nullable: true, description: 'How many they are.' })
  readonly persons: PersonCountModel | null;

  @Field(() => CountryModel, { nullable: true, description: 'Country that sent them, where one did.' })
  readonly contributingCountry: CountryModel | null;

  @Field(() => PersonnelCategory, { description: 'In what capacity they were there.' })
  readonly personnelCategory: PersonnelCategory;

  @Field(() => Boolean, { description: 'Counted in the official toll of the United Nations.' })
  readonly inUnToll: boolean;
}

@ObjectType('Toll', { description: 'The harm done, derived from the victims and never typed in.' })
export class TollModel {
  @Field(() => PersonCountModel, {
    nullable: true,
    description: 'Killed by that day, those declared dead included; deaths whose cause is to be determined are not.',
  })
  readonly killed: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Injured by that day, the gravely injured included.' })
  readonly injured: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Held by those who abducted them on that day.' })
  readonly abducted: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Held or kept from leaving on that day.' })
  readonly detained: PersonCountModel | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Missing on that day.' })
  readonly missing: PersonCountModel | null;

  @Field(() => [TollLineModel], { description: 'The same victims, broken down.' })
  readonly lines: readonly TollLineModel[];
}
