import { Field, ObjectType } from '@nestjs/graphql';
import { SuspectModel } from './suspect.model.js';

@ObjectType('RecordSuspectPayload', { description: 'The suspect that was recorded.' })
export class RecordSuspectPayload {
  @Field(() => SuspectModel, { description: 'The suspect as it now stands.' })
  readonly suspect: SuspectModel;

  @Field(() => [SuspectModel], {
    description: 'Suspects within sight of the viewer who may be the same person; nothing is merged by itself.',
  })
  readonly possibleDuplicates: readonly SuspectModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}
