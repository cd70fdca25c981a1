import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { SuspectsArgs } from '../suspects/suspect.args.js';
import { SuspectConnection, SuspectModel } from '../suspects/suspect.model.js';
import { suspectFilterSql, suspectOrder } from '../suspects/suspect.queries.js';
import { suspectStandingSql } from '../ledger/standing.sql.js';

/** The list of suspects stands here because its filters ask where they stand, which the ledger knows. */
@Resolver(() => SuspectModel)
export class SuspectsResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => SuspectConnection, { description: 'Suspects that the viewer may know of, by label.' })
  @Allow('signed-in')
  suspects(
    @CurrentViewer() viewer: Viewer,
    @Args() args: SuspectsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.page('Suspect', viewer, info, { ...args }, suspectOrder, (row, q) =>
      suspectFilterSql(row, q, args.filter, (r, s) => suspectStandingSql(r, s, {})),
    );
  }
}
