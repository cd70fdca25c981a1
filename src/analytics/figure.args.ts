import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { AtArgs } from '../graphql/at.args.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { FigureBasis } from '../vocabulary/figure.vocabulary.js';

/** Cohort, times and basis: what every figure takes. */
@ArgsType()
export class FigureArgs extends AtArgs {
  @Field(() => CohortFilter, {
    nullable: true,
    description:
      'Which incidents enter; all with a death when absent, since the open data are complete for deaths only.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly filter?: CohortFilter | null;

  @Field(() => FigureBasis, { nullable: true, description: 'Absent: the widest that the viewer may have.' })
  @IsOptional()
  @IsEnum(FigureBasis)
  readonly basis?: FigureBasis | null;
}
