import { Field, ObjectType } from '@nestjs/graphql';
import { VictimModel } from './victim.model.js';

@ObjectType('RecordVictimStatusPayload', { description: 'What `recordVictimStatus` added.' })
export class RecordVictimStatusPayload {
  @Field(() => VictimModel, { description: 'The victim with the new entry.' })
  readonly victim: VictimModel;

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}
