import { Field, InputType } from '@nestjs/graphql';
import { PlainText } from '../graphql/plain-text.js';

@InputType('ExternalRefInput', {
  description: 'The same thing in another system, such as NOTICAS, Unite Aware, SAGE, BOI or the open data.',
})
export class ExternalRefInput {
  @Field(() => String, { description: 'Name of the other system, at most 200 characters.' })
  @PlainText(200)
  readonly system: string;

  @Field(() => String, { description: 'What it is called there, at most 200 characters.' })
  @PlainText(200)
  readonly identifier: string;
}
