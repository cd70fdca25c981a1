import { ArgsType, Field } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { PageArgs } from '../graphql/pagination.js';

@ArgsType()
export class ImportDoubtsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Those that somebody has decided on, or those that are open; both when null.',
  })
  @IsOptional()
  @IsBoolean()
  readonly resolved?: boolean | null;
}
