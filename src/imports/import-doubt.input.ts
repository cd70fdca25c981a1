import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { ImportDoubtResolution } from '../vocabulary/import.vocabulary.js';

@InputType('ResolveImportDoubtInput', {
  description: 'The decision on a doubtful row. SAME_VICTIM names the victim; NEW_VICTIM may name the incident.',
})
export class ResolveImportDoubtInput {
  @Field(() => ID, { description: 'The doubt.' })
  @PlainText(200)
  readonly doubt: string;

  @Field(() => ImportDoubtResolution, { description: 'What is decided.' })
  @IsEnum(ImportDoubtResolution)
  readonly resolution: ImportDoubtResolution;

  @Field(() => ID, { nullable: true, description: 'The recorded victim of the row; for SAME_VICTIM.' })
  @IsOptional()
  @PlainText(200)
  readonly victim?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The incident of the new victim; for NEW_VICTIM, which makes a new incident when it is absent.',
  })
  @IsOptional()
  @PlainText(200)
  readonly incident?: string | null;

  @Field(() => String, { description: 'Why, at most 4000 characters.' })
  @PlainText(4000)
  readonly reason: string;
}
