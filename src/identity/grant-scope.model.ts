import { Field, ObjectType } from '@nestjs/graphql';

/** Missions and States are added by `reference-data`, where their types live. */
@ObjectType('GrantScope', {
  description:
    'What a grant is limited to. A State counts as host, as contributor, by citizenship or as forum, each by its own list; an empty list widens nothing.',
})
export class GrantScopeModel {
  @Field(() => String, { nullable: true, description: 'Funder whose support a donor may follow.' })
  readonly funder: string | null;
}
