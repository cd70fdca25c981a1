import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AsOfArgs } from '../graphql/at.args.js';
import { LangArgs } from '../graphql/lang.args.js';
import { valueAt } from '../graphql/value-at.js';
import { CountryModel } from './country.model.js';
import { MissionModel } from './mission.model.js';

@Resolver(() => MissionModel)
export class MissionFields {
  @ResolveField(() => String, { description: 'Full name.' })
  name(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _lang: LangArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [CountryModel], { description: 'States that hosted the mission on that day.' })
  hostStates(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AsOfArgs): unknown {
    return valueAt(row, info);
  }
}
