import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtArgs } from '../graphql/at.args.js';
import { valueAt } from '../graphql/value-at.js';
import { VictimStatus } from '../vocabulary/victim.vocabulary.js';
import { VictimModel, VictimStatusEntryModel } from './victim.model.js';

@Resolver(() => VictimModel)
export class VictimFields {
  @ResolveField(() => VictimStatus, { nullable: true, description: 'What had become of the victim by that day.' })
  status(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }

  @ResolveField(() => [VictimStatusEntryModel], {
    nullable: true,
    description: 'All that had become of the victim by that day, oldest first.',
  })
  statuses(@Parent() row: object, @Info() info: GraphQLResolveInfo, @Args() _at: AtArgs): unknown {
    return valueAt(row, info);
  }
}
