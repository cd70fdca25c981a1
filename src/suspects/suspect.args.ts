import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PageArgs } from '../graphql/pagination.js';
import { SuspectFilter } from './suspect.filter.js';

@ArgsType()
export class SuspectsArgs extends PageArgs {
  @Field(() => SuspectFilter, {
    nullable: true,
    description: 'Which suspects; all that the viewer may see when absent.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuspectFilter)
  readonly filter?: SuspectFilter | null;
}
