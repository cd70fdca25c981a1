import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { AtArgs } from '../graphql/at.args.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CountingUnit, Dimension } from '../vocabulary/figure.vocabulary.js';

@ArgsType()
export class AccountabilityFunnelArgs extends AtArgs {
  @Field(() => CountingUnit, {
    description: 'What is counted; required, since no rate is given without saying of what.',
  })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => [Dimension], {
    nullable: true,
    description: 'By what it is broken down, at most two different dimensions; the total alone when absent.',
  })
  @IsOptional()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsEnum(Dimension, { each: true })
  readonly groupBy?: readonly Dimension[] | null;

  @Field(() => CohortFilter, {
    nullable: true,
    description:
      'Which incidents enter; all with a death when absent, since the open data are complete for deaths only.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly filter?: CohortFilter | null;
}
