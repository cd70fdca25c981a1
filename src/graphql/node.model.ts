import { Field, ID, InterfaceType } from '@nestjs/graphql';

@InterfaceType('Node', {
  description: 'A record that can be fetched by its id.',
  resolveType: (value: { readonly __typename: string }) => value.__typename,
})
export abstract class NodeModel {
  @Field(() => ID, { description: 'Opaque identifier of the record, the same for life.' })
  readonly id: string;
}
