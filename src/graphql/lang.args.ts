import { ArgsType, Field } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { Language } from '../vocabulary/common.vocabulary.js';

@ArgsType()
export class LangArgs {
  @Field(() => Language, { nullable: true, defaultValue: Language.EN, description: 'Language of the answer.' })
  @IsOptional()
  @IsEnum(Language)
  readonly lang?: Language | null;
}
