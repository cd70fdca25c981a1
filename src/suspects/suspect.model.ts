import { Field, ObjectType } from '@nestjs/graphql';
import { WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { SourceModel } from '../sources/source.model.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { IdentityStatus, SuspectRole } from '../vocabulary/suspect.vocabulary.js';

@ObjectType('Suspect', {
  implements: () => [NodeModel],
  description:
    'A distinct person who may have taken part in an attack. No suspect is made up to hold a number: people without a record are counted on the step.',
})
export class SuspectModel extends NodeModel {
  @Field(() => String, {
    nullable: true,
    description: 'Opaque tag of what the viewer may read and change; null for those who may not change the record.',
  })
  readonly version: string | null;

  @Field(() => String, { description: 'Code drawn at random, such as Suspect K7Q2; it says nothing of the person.' })
  readonly label: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name as sources give it; never shown of a minor, nor after an acquittal has become final.',
  })
  readonly fullName: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person was under 18 at the time of the attack; null also when it is not known.',
  })
  readonly isMinor: boolean | null;

  @Field(() => String, { nullable: true, description: 'Group, force or body to which the person is said to belong.' })
  readonly affiliation: string | null;

  @Field(() => IdentityStatus, { description: 'Who knows who the suspect is.' })
  readonly identity: IdentityStatus;

  @Field(() => SuspectRole, { description: 'Part that the suspect is said to have had in the attack.' })
  readonly role: SuspectRole;

  @Field(() => [IncidentModel], { description: 'Incidents in which the person is suspected, oldest first.' })
  readonly incidents: readonly IncidentModel[];

  @Field(() => Classification, { description: 'Classification of the suspect.' })
  readonly classification: Classification;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources of what is recorded of the suspect.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const SuspectConnection = connectionOf(SuspectModel, 'Suspect');
export type SuspectConnection = InstanceType<typeof SuspectConnection>;
