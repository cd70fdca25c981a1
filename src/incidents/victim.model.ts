import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, PersonCountModel, WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { InstantScalar } from '../graphql/scalars.js';
import { ActorModel } from '../identity/actor.model.js';
import { CountryModel } from '../reference-data/country.model.js';
import { ExternalRefModel } from '../sources/external-ref.model.js';
import { SourceModel } from '../sources/source.model.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { PersonnelCategory, Sex, VictimStatus } from '../vocabulary/victim.vocabulary.js';
import { IncidentModel } from './incident.model.js';

@ObjectType('VictimStatusEntry', {
  description:
    'What became of a victim, from when. Entries are only ever added: abducted in March, released in May, both stay.',
})
export class VictimStatusEntryModel {
  @Field(() => ID, { description: 'Opaque identifier of the entry, the same for life.' })
  readonly id: string;

  @Field(() => VictimStatus, { description: 'What happened to the victim.' })
  readonly status: VictimStatus;

  @Field(() => PartialDateModel, { description: 'When it happened.' })
  readonly occurredOn: PartialDateModel;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources that the entry rests on.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => InstantScalar, { description: 'When the entry was recorded.' })
  readonly recordedAt: string;

  @Field(() => ActorModel, { nullable: true, description: 'Who recorded it.' })
  readonly recordedBy: ActorModel | null;
}

@ObjectType('Victim', {
  description: 'One person harmed or attacked, or a counted class of victims who have no record each.',
  implements: () => [NodeModel],
})
export class VictimModel extends NodeModel {
  @Field(() => String, {
    nullable: true,
    description: 'Opaque tag to send back as `expectedVersion`; null for those who may not change the victim.',
  })
  readonly version: string | null;

  @Field(() => String, { description: 'Random code, always readable, by which people can speak of the victim.' })
  readonly label: string;

  @Field(() => IncidentModel, { description: 'The incident.' })
  readonly incident: IncidentModel;

  @Field(() => PersonCountModel, {
    nullable: true,
    description: 'How many persons the record stands for; one for a person.',
  })
  readonly persons: PersonCountModel | null;

  @Field(() => String, { nullable: true, description: 'Full name.' })
  readonly fullName: string | null;

  @Field(() => CountryModel, {
    nullable: true,
    description: 'Country that sent the uniformed victim; not always the citizenship.',
  })
  readonly contributingCountry: CountryModel | null;

  @Field(() => [CountryModel], { nullable: true, description: 'Citizenships; there may be several.' })
  readonly citizenships: readonly CountryModel[] | null;

  @Field(() => PersonnelCategory, { description: 'In what capacity the victim was there.' })
  readonly personnelCategory: PersonnelCategory;

  @Field(() => Sex, { nullable: true, description: 'Sex as the source gives it.' })
  readonly sex: Sex | null;

  @Field(() => Boolean, { description: 'Counted in the official toll of the United Nations.' })
  readonly inUnToll: boolean;

  @Field(() => Classification, { description: 'Classification of the victim.' })
  readonly classification: Classification;

  @Field(() => [ExternalRefModel], { nullable: true, description: 'The same victim in other systems.' })
  readonly externalRefs: readonly ExternalRefModel[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const VictimConnection = connectionOf(VictimModel, 'Victim');
export type VictimConnection = InstanceType<typeof VictimConnection>;
