import { Field, ObjectType } from '@nestjs/graphql';
import { CountryModel } from '../reference-data/country.model.js';
import { MissionModel } from '../reference-data/mission.model.js';

@ObjectType('GrantScope', {
  description:
    'What a grant is limited to. A State counts as host, as contributor, by citizenship or as forum, each by its own list; an empty list widens nothing.',
})
export class GrantScopeModel {
  @Field(() => [MissionModel], { description: 'Missions whose incidents it opens.' })
  readonly missions: readonly MissionModel[];

  @Field(() => [CountryModel], { description: 'States whose incidents it opens as host State.' })
  readonly hostStates: readonly CountryModel[];

  @Field(() => [CountryModel], { description: 'States whose uniformed victims it opens.' })
  readonly contributingCountries: readonly CountryModel[];

  @Field(() => [CountryModel], { description: 'States whose nationals among the victims it opens.' })
  readonly citizenships: readonly CountryModel[];

  @Field(() => [CountryModel], { description: 'States before whose courts a proceeding is opened by it.' })
  readonly forumStates: readonly CountryModel[];

  @Field(() => String, { nullable: true, description: 'Funder whose support a donor may follow.' })
  readonly funder: string | null;
}
