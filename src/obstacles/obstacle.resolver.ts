import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { RecordObstacleInput } from './obstacle.input.js';
import { ObstacleModel } from './obstacle.model.js';
import { RecordObstaclePayload } from './obstacle.payload.js';
import { ObstacleService } from './obstacle.service.js';

@Resolver(() => ObstacleModel)
export class ObstacleResolver {
  constructor(
    private readonly reader: Reader,
    private readonly obstacles: ObstacleService,
  ) {}

  @Mutation(() => RecordObstaclePayload, {
    description: 'Records why cases do not move, corrects it, or says that it has ended; earlier rows stay.',
  })
  @Allow('record', 'Incident')
  async recordObstacle(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordObstacleInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { obstacle } = await this.obstacles.record(viewer, input);
    return this.reader.payload(viewer, info, { obstacle: { type: 'Obstacle', ids: [obstacle] } });
  }
}
