import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PageArgs } from '../graphql/pagination.js';
import { ProceedingFilter } from './proceeding.filter.js';

@ArgsType()
export class ProceedingsArgs extends PageArgs {
  @Field(() => ProceedingFilter, {
    nullable: true,
    description: 'Which proceedings; all that the viewer may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProceedingFilter)
  readonly filter?: ProceedingFilter | null;
}
