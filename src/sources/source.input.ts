import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, IsUrl, MaxLength, ValidateNested } from 'class-validator';
import { PartialDateInput } from '../graphql/common.input.js';
import { PlainText } from '../graphql/plain-text.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { Credibility, Reliability } from '../vocabulary/sources.vocabulary.js';

@InputType('SourceInput', { description: 'Where something was read or heard; every change names what it rests on.' })
export class SourceInput {
  @Field(() => String, {
    description: 'Title and reference by which it can be found, at most 1000 characters.',
  })
  @PlainText(1000)
  readonly citation: string;

  @Field(() => String, { nullable: true, description: 'Who published or issued it, at most 200 characters.' })
  @IsOptional()
  @PlainText(200)
  readonly publisher?: string | null;

  @Field(() => PartialDateInput, { nullable: true, description: 'When it was published or issued.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartialDateInput)
  readonly publishedOn?: PartialDateInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address on the web, http or https and without a password, at most 2000 characters.',
  })
  @IsOptional()
  @MaxLength(2000, { message: 'url must have at most 2000 characters.' })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, disallow_auth: true },
    { message: 'url must be an http or https address without a user name or password.' },
  )
  readonly url?: string | null;

  @Field(() => Reliability, { description: 'How reliable the source is.' })
  @IsEnum(Reliability)
  readonly reliability: Reliability;

  @Field(() => Credibility, { description: 'How credible is what it says.' })
  @IsEnum(Credibility)
  readonly credibility: Credibility;

  @Field(() => Boolean, { description: 'Anybody can read it, so that figures on public basis may rest on it.' })
  @IsBoolean()
  readonly isPublic: boolean;

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the source.',
  })
  @IsOptional()
  @IsEnum(Classification)
  readonly classification?: Classification | null;
}
