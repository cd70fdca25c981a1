import { Field, ObjectType } from '@nestjs/graphql';
import { ObstacleModel } from './obstacle.model.js';

@ObjectType('RecordObstaclePayload', { description: 'What `recordObstacle` added.' })
export class RecordObstaclePayload {
  @Field(() => ObstacleModel, { description: 'The obstacle as it now stands.' })
  readonly obstacle: ObstacleModel;
}
