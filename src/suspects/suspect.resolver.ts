import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { SuspectsArgs } from './suspect.args.js';
import { RecordSuspectInput } from './suspect.input.js';
import { SuspectConnection, SuspectModel } from './suspect.model.js';
import { RecordSuspectPayload } from './suspect.payload.js';
import { suspectFilterSql, suspectOrder } from './suspect.queries.js';
import { SuspectService } from './suspect.service.js';

@Resolver(() => SuspectModel)
export class SuspectResolver {
  constructor(
    private readonly reader: Reader,
    private readonly suspectService: SuspectService,
  ) {}

  @Query(() => SuspectConnection, { description: 'Suspects that the viewer may know of, by label.' })
  @Allow('signed-in')
  suspects(
    @CurrentViewer() viewer: Viewer,
    @Args() args: SuspectsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.page('Suspect', viewer, info, { ...args }, suspectOrder, (row, q) =>
      suspectFilterSql(row, q, args.filter),
    );
  }

  @Mutation(() => RecordSuspectPayload, { description: 'Records an identified person who may have done it.' })
  @Allow('record', 'Incident')
  async recordSuspect(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordSuspectInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const made = await this.suspectService.record(viewer, input);
    return this.reader.payload(viewer, info, {
      suspect: { type: 'Suspect', ids: [made.suspect] },
      possibleDuplicates: { type: 'Suspect', ids: made.possibleDuplicates, isList: true },
      warnings: { value: made.warnings },
    });
  }
}
