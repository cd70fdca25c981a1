import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { ProceedingsArgs } from './proceeding.args.js';
import { LinkProceedingInput, OpenProceedingInput } from './proceeding.input.js';
import { ProceedingConnection, ProceedingModel } from './proceeding.model.js';
import { LinkProceedingPayload, OpenProceedingPayload } from './proceeding.payload.js';
import { proceedingFilterSql, proceedingOrder } from './proceeding.queries.js';
import { ProceedingService, type WrittenProceeding } from './proceeding.service.js';

@Resolver(() => ProceedingModel)
export class ProceedingResolver {
  constructor(
    private readonly reader: Reader,
    private readonly proceedingService: ProceedingService,
  ) {}

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
      proceedingFilterSql(row, q, args.filter),
    );
  }

  @Mutation(() => OpenProceedingPayload, { description: 'Opens a proceeding about at least one incident.' })
  @Allow('record', 'Incident')
  async openProceeding(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: OpenProceedingInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.payload(viewer, info, await this.proceedingService.open(viewer, input));
  }

  @Mutation(() => LinkProceedingPayload, {
    description: 'Links a proceeding to incidents, people and other proceedings, or ends links.',
  })
  @Allow('record', 'Incident')
  async linkProceeding(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: LinkProceedingInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.payload(viewer, info, await this.proceedingService.link(viewer, input));
  }

  private payload(
    viewer: Viewer,
    info: GraphQLResolveInfo,
    { proceeding, pending, warnings }: WrittenProceeding,
  ): Promise<unknown> {
    return this.reader.payload(viewer, info, {
      proceeding: { type: 'Proceeding', ids: [proceeding] },
      pending: { type: 'Change', ids: pending, isList: true },
      warnings: { value: warnings },
    });
  }
}
