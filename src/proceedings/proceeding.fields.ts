import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs } from '../graphql/at.args.js';
import { PersonCountModel } from '../graphql/common.model.js';
import { PageArgs } from '../graphql/pagination.js';
import { valueAt } from '../graphql/value-at.js';
import { SuspectConnection } from '../suspects/suspect.model.js';
import { ProceedingModel } from './proceeding.model.js';
import { ProceedingStandingModel } from './standing.model.js';

@Resolver(() => ProceedingModel)
export class ProceedingFields {
  @ResolveField(() => PersonCountModel, {
    nullable: true,
    description: 'People before this forum, recorded and counted together.',
  })
  accused(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => SuspectConnection, {
    nullable: true,
    description: 'Suspects before this forum who have a record, by label.',
  })
  suspects(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _page: PageArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => ProceedingStandingModel, { description: 'How far it has come, derived from its steps.' })
  standing(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }
}
