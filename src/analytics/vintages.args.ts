import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CalendarDateScalar, InstantScalar } from '../graphql/scalars.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CountingUnit, Dimension } from '../vocabulary/figure.vocabulary.js';

@ArgsType()
export class CompareVintagesArgs {
  @Field(() => CountingUnit, { description: 'What is counted.' })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => [Dimension], { nullable: true, description: 'By what it is broken down, at most three dimensions.' })
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

  @Field(() => CalendarDateScalar, { description: 'Day in the world that both figures hold for.' })
  @IsString()
  readonly asOf: string;

  @Field(() => InstantScalar, { description: 'The earlier state of knowledge.' })
  @IsString()
  readonly knownAtBefore: string;

  @Field(() => InstantScalar, { description: 'The later one; never in the future.' })
  @IsString()
  readonly knownAtAfter: string;
}
