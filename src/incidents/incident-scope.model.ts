import { Field, ObjectType } from '@nestjs/graphql';
import { ScopeExclusion } from '../vocabulary/scope.vocabulary.js';

@ObjectType('IncidentScope', {
  description:
    'Whether figures count the incident as eligible. POLITICAL_MISSION, CAUSE_PENDING and UNCONFIRMED follow from mission, imported cause and confirmation; any other exclusion, and bringing an incident back, takes two people.',
})
export class IncidentScopeModel {
  @Field(() => Boolean, { description: 'No exclusion holds; every incident is registered, eligible or not.' })
  readonly eligible: boolean;

  @Field(() => [ScopeExclusion], { description: 'Why the incident is left out; empty when it is eligible.' })
  readonly exclusions: readonly ScopeExclusion[];
}
