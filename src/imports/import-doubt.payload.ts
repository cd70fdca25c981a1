import { Field, ObjectType } from '@nestjs/graphql';
import { IncidentModel } from '../incidents/incident.model.js';
import { ImportDoubtModel } from './import-doubt.model.js';

@ObjectType('ResolveImportDoubtPayload', { description: 'The doubt that was decided on.' })
export class ResolveImportDoubtPayload {
  @Field(() => ImportDoubtModel, { description: 'The doubt with its resolution.' })
  readonly doubt: ImportDoubtModel;

  @Field(() => IncidentModel, {
    nullable: true,
    description: 'The incident of the victim; null when the row was left out.',
  })
  readonly incident: IncidentModel | null;
}
