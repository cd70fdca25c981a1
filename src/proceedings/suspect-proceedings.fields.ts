import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs } from '../graphql/at.args.js';
import { valueAt } from '../graphql/value-at.js';
import { SuspectModel } from '../suspects/suspect.model.js';
import { ProceedingModel } from './proceeding.model.js';
import { SuspectStandingModel } from './standing.model.js';

@Resolver(() => SuspectModel)
export class SuspectProceedingsFields {
  @ResolveField(() => SuspectStandingModel, {
    description: 'Where the person stands: custody, and a judicial state for each proceeding. It may go backwards.',
  })
  standing(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [ProceedingModel], {
    description: 'Proceedings before whose forum the person stands, in the order of recording.',
  })
  proceedings(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }
}
