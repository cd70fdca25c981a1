import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('VocabularyTerm', { description: 'A value of a closed list, with its words in English and French.' })
export class VocabularyTermModel {
  @Field(() => String, { description: 'Name of the list, which is the name of the enum.' })
  readonly enum: string;

  @Field(() => String, { description: 'The value.' })
  readonly value: string;
}
