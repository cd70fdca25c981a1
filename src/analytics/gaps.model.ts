import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, WithheldModel } from '../graphql/common.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { ObstacleModel } from '../obstacles/obstacle.model.js';
import { ProceedingModel } from '../proceedings/proceeding.model.js';
import { SuspectModel } from '../suspects/suspect.model.js';

@ObjectType('Gap', {
  description: 'An incident, suspect or proceeding that lacks what was asked for, and for how long.',
})
export class GapModel {
  @Field(() => IncidentModel, { nullable: true, description: 'The incident; the earliest where there are several.' })
  readonly incident: IncidentModel | null;

  @Field(() => SuspectModel, { nullable: true, description: 'The suspect, when suspects were asked for.' })
  readonly suspect: SuspectModel | null;

  @Field(() => ProceedingModel, { nullable: true, description: 'The proceeding, when proceedings were asked for.' })
  readonly proceeding: ProceedingModel | null;

  @Field(() => Int, { description: 'Days from the latest day on which the incident may have been to asOf.' })
  readonly daysOpenMin: number;

  @Field(() => Int, { description: 'Days from the earliest such day to asOf.' })
  readonly daysOpenMax: number;

  @Field(() => PartialDateModel, {
    nullable: true,
    description: 'Last step that moved the case; adjournments and checks are none. Null when there was none.',
  })
  readonly lastStepOn: PartialDateModel | null;

  @Field(() => [ObstacleModel], {
    nullable: true,
    description: 'What stands in the way of the incident at asOf, the longest first.',
  })
  readonly obstacles: readonly ObstacleModel[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that are withheld, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const GapConnection = connectionOf(GapModel, 'Gap');
export type GapConnection = InstanceType<typeof GapConnection>;
