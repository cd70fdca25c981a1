import { Field, ObjectType } from '@nestjs/graphql';
import { WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { CalendarDateScalar } from '../graphql/scalars.js';
import { MissionKind } from '../vocabulary/mission.vocabulary.js';

@ObjectType('Mission', {
  description: 'A mission that victims served in, of the United Nations or of another organisation.',
  implements: () => [NodeModel],
})
export class MissionModel extends NodeModel {
  @Field(() => String, { description: 'Acronym, by which inputs and filters name the mission.' })
  readonly acronym: string;

  @Field(() => Boolean, { description: 'A mission of the United Nations.' })
  readonly isUn: boolean;

  @Field(() => MissionKind, { description: 'Kind of mission.' })
  readonly kind: MissionKind;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day of the mission.' })
  readonly startedOn: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Last day of the mission; null while it goes on.' })
  readonly endedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Who keeps the open cases after the mission has closed.' })
  readonly custodian: string | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const MissionConnection = connectionOf(MissionModel, 'Mission');
export type MissionConnection = InstanceType<typeof MissionConnection>;
