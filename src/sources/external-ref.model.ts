import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('ExternalRef', {
  description: 'The same thing in another system, such as NOTICAS, Unite Aware, SAGE, BOI or the open data.',
})
export class ExternalRefModel {
  @Field(() => String, { description: 'Name of the other system.' })
  readonly system: string;

  @Field(() => String, { description: 'What it is called there.' })
  readonly identifier: string;
}
