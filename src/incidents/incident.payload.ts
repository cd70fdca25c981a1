import { Field, ObjectType } from '@nestjs/graphql';
import { ChangeModel } from '../changes/change.model.js';
import { IncidentModel } from './incident.model.js';

@ObjectType('RecordIncidentPayload', { description: 'What `recordIncident` made.' })
export class RecordIncidentPayload {
  @Field(() => IncidentModel, { description: 'The new incident.' })
  readonly incident: IncidentModel;

  @Field(() => [IncidentModel], { description: "Incidents within the viewer's sight that may be the same." })
  readonly possibleDuplicates: readonly IncidentModel[];

  @Field(() => [ChangeModel], { description: 'What waits for a second person.' })
  readonly pending: readonly ChangeModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}

@ObjectType('AmendIncidentPayload', { description: 'What `amendIncident` changed.' })
export class AmendIncidentPayload {
  @Field(() => IncidentModel, { description: 'The incident as it is now; what waits is not in it yet.' })
  readonly incident: IncidentModel;

  @Field(() => [ChangeModel], { description: 'What waits for a second person.' })
  readonly pending: readonly ChangeModel[];

  @Field(() => [String], { description: 'What is unusual and worth a second look; nothing was refused for it.' })
  readonly warnings: readonly string[];
}

@ObjectType('SplitIncidentPayload', { description: 'What `splitIncident` made of one incident.' })
export class SplitIncidentPayload {
  @Field(() => IncidentModel, { description: 'The incident that was there, with the victims who stay.' })
  readonly kept: IncidentModel;

  @Field(() => IncidentModel, { description: 'The new incident, with the victims who were named.' })
  readonly created: IncidentModel;
}
