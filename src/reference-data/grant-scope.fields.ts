import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { valueAt } from '../graphql/value-at.js';
import { GrantScopeModel } from '../identity/grant-scope.model.js';
import { CountryModel } from './country.model.js';
import { MissionModel } from './mission.model.js';

@Resolver(() => GrantScopeModel)
export class GrantScopeFields {
  @ResolveField(() => [MissionModel], { description: 'Missions whose incidents it opens.' })
  missions(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [CountryModel], { description: 'States whose incidents it opens as host State.' })
  hostStates(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [CountryModel], { description: 'States whose uniformed victims it opens.' })
  contributingCountries(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [CountryModel], { description: 'States whose nationals among the victims it opens.' })
  citizenships(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [CountryModel], { description: 'States before whose courts a proceeding is opened by it.' })
  forumStates(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }
}
