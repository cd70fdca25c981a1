import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { PageArgs } from '../graphql/pagination.js';
import { valueAt } from '../graphql/value-at.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { ProceedingConnection } from './proceeding.model.js';

@Resolver(() => IncidentModel)
export class IncidentProceedingsFields {
  @ResolveField(() => ProceedingConnection, {
    description: 'Proceedings about this incident on any basis, in the order of recording.',
  })
  proceedings(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _page: PageArgs): unknown {
    return valueAt(row, info);
  }
}
