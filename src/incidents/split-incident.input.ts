import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';

@InputType('SplitIncidentInput', {
  description: 'Two incidents recorded as one: the victims named go to a new incident.',
})
export class SplitIncidentInput {
  @Field(() => ID, { description: 'The incident.' })
  @PlainText(200)
  readonly incident: string;

  @Field(() => String, {
    description: 'The `version` that you read; the change is refused when it is no longer that one.',
  })
  @PlainText(200)
  readonly expectedVersion: string;

  @Field(() => [ID], { description: 'Victims who go to the new incident, 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @PlainText(200, { each: true })
  readonly victims: readonly string[];

  @Field(() => String, { description: 'Why, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;
}
