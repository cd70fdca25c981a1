import { ArgsType, Field } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsOptional } from 'class-validator';
import { Dimension } from '../vocabulary/figure.vocabulary.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { FigureArgs } from './figure.args.js';

@ArgsType()
export class OutcomesArgs extends FigureArgs {
  @Field(() => [Dimension], {
    nullable: true,
    description: 'By what it is broken down, at most three different dimensions; the total alone when absent.',
  })
  @IsOptional()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsEnum(Dimension, { each: true })
  readonly groupBy?: readonly Dimension[] | null;

  @Field(() => Forum, { nullable: true, description: 'Only before courts of this kind; any when absent.' })
  @IsOptional()
  @IsEnum(Forum)
  readonly forum?: Forum | null;
}
