import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { LangArgs } from '../graphql/lang.args.js';
import { valueAt } from '../graphql/value-at.js';
import { CountryModel } from './country.model.js';

@Resolver(() => CountryModel)
export class CountryFields {
  @ResolveField(() => String, { description: 'Short name.' })
  name(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _lang: LangArgs): unknown {
    return valueAt(row, info);
  }
}
