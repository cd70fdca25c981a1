import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { NodeModel } from '../graphql/node.model.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { valueAt } from '../graphql/value-at.js';
import { uuidOf } from '../reading/node-id.js';
import { Reader } from '../reading/reader.js';
import { VerifyChangeInput } from './change.input.js';
import { ChangeModel } from './change.model.js';
import { VerifyChangePayload } from './change.payload.js';
import { ChangeService } from './change.service.js';

@Resolver(() => ChangeModel)
export class ChangeResolver {
  constructor(
    private readonly reader: Reader,
    private readonly changes: ChangeService,
  ) {}

  @ResolveField(() => NodeModel, {
    nullable: true,
    description: 'The record that is changed; null when the viewer does not read it.',
  })
  record(@CurrentViewer() viewer: Viewer, @Parent() row: object, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return this.reader.node(viewer, info, valueAt(row, info) as string);
  }

  @Mutation(() => VerifyChangePayload, {
    description: "A second person's decision on a proposal; verified, it takes effect at once.",
  })
  @Allow('verify', 'Incident')
  async verifyChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: VerifyChangeInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const id = uuidOf('Change', input.change, 'input.change');
    await this.changes.verify(viewer, id, input.decision, input.reason ?? null);
    return this.reader.payload(viewer, info, { change: { type: 'Change', ids: [id] } });
  }
}
