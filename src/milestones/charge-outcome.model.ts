import { Field, ObjectType } from '@nestjs/graphql';
import { IncidentModel } from '../incidents/incident.model.js';
import { Offence } from '../vocabulary/incident.vocabulary.js';
import { Outcome } from '../vocabulary/outcome.vocabulary.js';

@ObjectType('ChargeOutcome', {
  description: 'A count of the indictment. Without an incident it is not about the attack and gives it no conviction.',
})
export class ChargeOutcomeModel {
  @Field(() => Offence, { description: 'The offence in the words of the 1994 Convention.' })
  readonly offence: Offence;

  @Field(() => String, { nullable: true, description: 'What the court calls it.' })
  readonly qualification: string | null;

  @Field(() => IncidentModel, { nullable: true, description: 'The incident that the count is about.' })
  readonly incident: IncidentModel | null;

  @Field(() => Outcome, { nullable: true, description: 'What was decided on this count; null: as the whole step.' })
  readonly outcome: Outcome | null;
}
