import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, MaxLength, MinLength } from 'class-validator';
import { Language } from '../vocabulary/common.vocabulary.js';
import { ExportFormat } from '../vocabulary/export.vocabulary.js';

const LONGEST_DOCUMENT = 20_000;

@InputType('RequestExportInput', { description: 'What is wanted as a file.' })
export class RequestExportInput {
  @Field(() => String, {
    description: `One query with one field of Query, a figure or a list, and no variables; at most ${LONGEST_DOCUMENT} characters. Of the lists in it one is expanded to lines.`,
  })
  @MinLength(1)
  @MaxLength(LONGEST_DOCUMENT)
  readonly document: string;

  @Field(() => ExportFormat, { description: 'Format of the file.' })
  @IsEnum(ExportFormat)
  readonly format: ExportFormat;

  @Field(() => Language, { nullable: true, defaultValue: Language.EN, description: 'Language of labels in the file.' })
  @IsOptional()
  @IsEnum(Language)
  readonly language?: Language | null;
}
