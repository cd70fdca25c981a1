import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MoneyModel } from '../graphql/common.model.js';
import { SentenceKind } from '../vocabulary/outcome.vocabulary.js';

@ObjectType('Sentence', { description: 'What a convicted person was sentenced to.' })
export class SentenceModel {
  @Field(() => SentenceKind, { description: 'The heaviest part of the sentence.' })
  readonly kind: SentenceKind;

  @Field(() => Int, { nullable: true, description: 'Least time in months; the same as `maxMonths` for a fixed term.' })
  readonly minMonths: number | null;

  @Field(() => Int, { nullable: true, description: 'Most time in months.' })
  readonly maxMonths: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Hard or forced labour is part of it; null when not known.' })
  readonly labour: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'It is suspended; null when not known.' })
  readonly suspended: boolean | null;

  @Field(() => MoneyModel, { nullable: true, description: 'Fine, alone or beside the rest.' })
  readonly fine: MoneyModel | null;
}
