import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { AtPageArgs } from '../graphql/at.args.js';
import { CohortFilter } from '../incidents/cohort.filter.js';
import { CountingUnit } from '../vocabulary/figure.vocabulary.js';
import { Outcome } from '../vocabulary/outcome.vocabulary.js';
import { Forum } from '../vocabulary/proceeding.vocabulary.js';
import { Stage } from '../vocabulary/progress.vocabulary.js';

const MOST_DAYS = 36_525;

@ArgsType()
export class AccountabilityGapsArgs extends AtPageArgs {
  @Field(() => CountingUnit, { description: 'INCIDENT, SUSPECT or PROCEEDING; recorded ones only.' })
  @IsEnum(CountingUnit)
  readonly unit: CountingUnit;

  @Field(() => Stage, { nullable: true, description: 'Stage that was not reached by asOf.' })
  @IsOptional()
  @IsEnum(Stage)
  readonly missing?: Stage | null;

  @Field(() => Outcome, { nullable: true, description: 'Outcome that no first-instance judgment had by asOf.' })
  @IsOptional()
  @IsEnum(Outcome)
  readonly outcome?: Outcome | null;

  @Field(() => Int, { nullable: true, description: 'Open for at least so many days, from the latest possible day on.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS)
  readonly olderThanDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Nothing moved the case for so many days up to asOf; adjournments and checks move nothing, and a proceeding that is final or closed does not stall.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  readonly inactiveForDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only legacy cases: of missions that had ended by asOf.' })
  @IsOptional()
  @IsBoolean()
  readonly ofEndedMissions?: boolean | null;

  @Field(() => Forum, { nullable: true, description: 'Only steps before courts of this kind; any when absent.' })
  @IsOptional()
  @IsEnum(Forum)
  readonly forum?: Forum | null;

  @Field(() => CohortFilter, { nullable: true, description: 'Which incidents enter; all with a death when absent.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CohortFilter)
  readonly filter?: CohortFilter | null;
}
