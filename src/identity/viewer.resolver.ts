import { Args, ArgsType, Field, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, MaxLength } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, mayCall } from '../access/allow.js';
import { classificationOfLevel, type Level, type Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { NodeModel } from '../graphql/node.model.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { ViewerModel } from './viewer.model.js';

const MOST_NODES = 100;
const LONGEST_ID = 200;

@ArgsType()
class NodeArgs {
  @Field(() => ID, { description: 'Opaque id of a record.' })
  @MaxLength(LONGEST_ID)
  readonly id: string;
}

@ArgsType()
class NodesArgs {
  @Field(() => [ID], { description: `Opaque ids of records, at most ${MOST_NODES}.` })
  @ArrayMaxSize(MOST_NODES)
  @MaxLength(LONGEST_ID, { each: true })
  readonly ids: readonly string[];
}

@Resolver()
export class ViewerResolver {
  constructor(
    private readonly reader: Reader,
    private readonly database: DatabaseService,
  ) {}

  @Query(() => ViewerModel, { description: 'Who am I, what may I see, what may I do.' })
  @Allow('signed-in')
  async viewer(@CurrentViewer() viewer: Viewer, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    const clearance = viewer.grants.reduce<Level>(
      (high, grant) => (grant.clearance > high ? grant.clearance : high),
      0,
    );
    const tokens = await this.database.read<{ id: string }>('SELECT id FROM api_token WHERE owner_id = $1', [
      viewer.actorId,
    ]);
    return this.reader.payload(viewer, info, {
      actor: { type: 'Actor', ids: [viewer.actorId] },
      grants: { type: 'Grant', ids: viewer.grants.map(({ id }) => id), isList: true },
      clearance: { value: classificationOfLevel[clearance] },
      may: {
        value: Object.keys(info.schema.getMutationType()?.getFields() ?? {}).filter((name) => mayCall(viewer, name)),
      },
      tokens: { type: 'ApiToken', ids: tokens.map(({ id }) => id), isList: true },
    });
  }

  @Query(() => NodeModel, {
    nullable: true,
    description: 'Any record by its id; null when it is not there for the viewer.',
  })
  @Allow('signed-in')
  node(@CurrentViewer() viewer: Viewer, @Args() { id }: NodeArgs, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return this.reader.node(viewer, info, id);
  }

  @Query(() => [NodeModel], {
    nullable: 'items',
    description: 'Records by their ids, in that order; null where one is not there for the viewer.',
  })
  @Allow('signed-in')
  nodes(
    @CurrentViewer() viewer: Viewer,
    @Args() { ids }: NodesArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.nodes(viewer, info, ids);
  }
}
