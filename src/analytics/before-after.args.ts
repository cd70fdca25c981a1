import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';
import { FigureArgs } from './figure.args.js';

@ArgsType()
export class BeforeAfterArgs extends FigureArgs {
  @Field(() => CalendarDateScalar, {
    description: 'The day that parts the sides, as of the adoption of a resolution; not after asOf.',
  })
  @IsString()
  readonly date: string;

  @Field(() => Stage, { description: 'The stage whose shares are compared; not REPORTED.' })
  @IsEnum(Stage)
  readonly stage: Stage;

  @Field(() => Int, {
    description: 'Months of follow-up that every incident of both sides has had, no more and no less; 1 to 1200.',
  })
  @IsInt()
  @Min(1)
  @Max(1200)
  readonly withinMonths: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many months before the date the first side begins, at least withinMonths; at any time when absent.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1200)
  readonly windowMonths?: number | null;

  @Field(() => Forum, { nullable: true, description: 'Only steps before courts of this kind; any when absent.' })
  @IsOptional()
  @IsEnum(Forum)
  readonly forum?: Forum | null;
}
