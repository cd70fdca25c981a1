import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { ProceedingsArgs } from '../proceedings/proceeding.args.js';
import { ProceedingConnection, ProceedingModel } from '../proceedings/proceeding.model.js';
import { proceedingFilterSql, proceedingOrder } from '../proceedings/proceeding.queries.js';
import { Reader } from '../reading/reader.js';
import { proceedingStandingSql } from '../ledger/standing.sql.js';

/** The list of proceedings stands here because its filters ask how far they have come, which the ledger knows. */
@Resolver(() => ProceedingModel)
export class ProceedingsResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => ProceedingConnection, {
    description: 'Proceedings that the viewer reads, in the order in which they were recorded.',
  })
  @Allow('signed-in')
  proceedings(
    @CurrentViewer() viewer: Viewer,
    @Args() args: ProceedingsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.page('Proceeding', viewer, info, { ...args }, proceedingOrder, (row, q) =>
      proceedingFilterSql(row, q, args.filter, (r, s) => proceedingStandingSql(r, s, {})),
    );
  }
}
