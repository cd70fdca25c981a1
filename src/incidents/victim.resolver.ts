import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { RecordVictimStatusInput } from './victim.input.js';
import { VictimModel } from './victim.model.js';
import { RecordVictimStatusPayload } from './victim.payload.js';
import { VictimService } from './victim.service.js';

@Resolver(() => VictimModel)
export class VictimResolver {
  constructor(
    private readonly reader: Reader,
    private readonly victims: VictimService,
  ) {}

  @Mutation(() => RecordVictimStatusPayload, { description: 'Adds what became of a victim; earlier entries stay.' })
  @Allow('record', 'Incident')
  async recordVictimStatus(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordVictimStatusInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { victim, warnings } = await this.victims.recordStatus(viewer, input);
    return this.reader.payload(viewer, info, {
      victim: { type: 'Victim', ids: [victim] },
      warnings: { value: warnings },
    });
  }
}
