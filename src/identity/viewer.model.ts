import { Field, ObjectType } from '@nestjs/graphql';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { ActorModel } from './actor.model.js';
import { ApiTokenModel } from './api-token.model.js';
import { GrantModel } from './grant.model.js';

@ObjectType('Viewer', { description: 'Who is asking, what they may see and what they may do.' })
export class ViewerModel {
  @Field(() => ActorModel, { description: 'The account that the request was made with.' })
  readonly actor: ActorModel;

  @Field(() => [GrantModel], { description: 'Grants in force now.' })
  readonly grants: readonly GrantModel[];

  @Field(() => Classification, { description: 'Highest clearance among the grants in force.' })
  readonly clearance: Classification;

  @Field(() => [String], { description: 'Names of the mutations that at least one grant opens.' })
  readonly may: readonly string[];

  @Field(() => [ApiTokenModel], { description: 'Tokens of the account, revoked and expired ones included.' })
  readonly tokens: readonly ApiTokenModel[];
}
