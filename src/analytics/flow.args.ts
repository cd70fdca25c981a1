import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarDateScalar, InstantScalar } from '../graphql/scalars.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CountingUnit, Dimension, FigureBasis } from '../vocabulary/figure.vocabulary.js';
import { MilestoneKind } from '../vocabulary/milestone.vocabulary.js';

@ArgsType()
export class AccountabilityFlowArgs {
  @Field(() => CountingUnit, { description: 'What is counted.' })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => [MilestoneKind], { description: 'Kinds of step, each once.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsEnum(MilestoneKind, { each: true })
  readonly kinds: readonly MilestoneKind[];

  @Field(() => CalendarDateScalar, { description: 'First day on which a step may have happened.' })
  @IsString()
  readonly from: string;

  @Field(() => CalendarDateScalar, { description: 'Last day on which a step may have happened; never in the future.' })
  @IsString()
  readonly to: string;

  @Field(() => [Dimension], {
    nullable: true,
    description: 'By what it is broken down, at most three different dimensions; STEP_YEAR is one.',
  })
  @IsOptional()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsEnum(Dimension, { each: true })
  readonly groupBy?: readonly Dimension[] | null;

  @Field(() => CohortFilter, { nullable: true, description: 'Which incidents enter; all with a death when absent.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly filter?: CohortFilter | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'What was on record at this instant; the newest settled one when absent, never in the future.',
  })
  @IsOptional()
  @IsString()
  readonly knownAt?: string | null;

  @Field(() => FigureBasis, { nullable: true, description: 'Absent: the widest that the viewer may have.' })
  @IsOptional()
  @IsEnum(FigureBasis)
  readonly basis?: FigureBasis | null;
}
