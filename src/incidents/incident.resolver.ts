import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { AmendIncidentInput } from './amend-incident.input.js';
import { IncidentAmendService } from './incident-amend.service.js';
import { IncidentSplitService } from './incident-split.service.js';
import { IncidentArgs, IncidentsArgs } from './incident.args.js';
import { IncidentConnection, IncidentModel } from './incident.model.js';
import { AmendIncidentPayload, RecordIncidentPayload, SplitIncidentPayload } from './incident.payload.js';
import { incidentFilterSql, incidentOrder, searchSql } from './incident.queries.js';
import { IncidentService } from './incident.service.js';
import { RecordIncidentInput } from './record-incident.input.js';
import { SplitIncidentInput } from './split-incident.input.js';

@Resolver(() => IncidentModel)
export class IncidentResolver {
  constructor(
    private readonly reader: Reader,
    private readonly incidentService: IncidentService,
    private readonly amendments: IncidentAmendService,
    private readonly splits: IncidentSplitService,
  ) {}

  @Query(() => IncidentModel, {
    nullable: true,
    description: 'An incident by its reference; null when it is not there for the viewer.',
  })
  @Allow('signed-in')
  incident(
    @CurrentViewer() viewer: Viewer,
    @Args() { reference }: IncidentArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.one('Incident', viewer, info, (row, q) => `${row}.reference = ${q.bind(reference, 'text')}`);
  }

  @Query(() => IncidentConnection, {
    description: 'Incidents that the viewer reads: filtered, searched and sorted by what they see of them.',
  })
  @Allow('signed-in')
  incidents(
    @CurrentViewer() viewer: Viewer,
    @Args() args: IncidentsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.page(
      'Incident',
      viewer,
      info,
      { ...args },
      incidentOrder(args.orderBy),
      (row, q) => `${incidentFilterSql(row, q, args.filter)} AND ${searchSql(row, q, args.search)}`,
    );
  }

  @Mutation(() => RecordIncidentPayload, { description: 'Records an incident with its victims and sources.' })
  @Allow('record', 'Incident')
  async recordIncident(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordIncidentInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const made = await this.incidentService.record(viewer, input);
    return this.reader.payload(viewer, info, {
      incident: { type: 'Incident', ids: [made.incident] },
      possibleDuplicates: { type: 'Incident', ids: made.possibleDuplicates, isList: true },
      pending: { type: 'Change', ids: made.pending, isList: true },
      warnings: { value: made.warnings },
    });
  }

  @Mutation(() => AmendIncidentPayload, {
    description: 'Amends an incident; host State, confirmation and exclusions wait for a second person.',
  })
  @Allow('record', 'Incident')
  async amendIncident(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AmendIncidentInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { incident, pending } = await this.amendments.amend(viewer, input);
    return this.reader.payload(viewer, info, {
      incident: { type: 'Incident', ids: [incident] },
      pending: { type: 'Change', ids: pending, isList: true },
      warnings: { value: [] },
    });
  }

  @Mutation(() => SplitIncidentPayload, {
    description: 'Moves the victims named to a new incident of the same mission and date.',
  })
  @Allow('record', 'Incident')
  async splitIncident(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SplitIncidentInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { kept, created } = await this.splits.split(viewer, input);
    return this.reader.payload(viewer, info, {
      kept: { type: 'Incident', ids: [kept] },
      created: { type: 'Incident', ids: [created] },
    });
  }
}
