import { Field, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, PersonCountModel, WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { InstantScalar } from '../graphql/scalars.js';
import { CountryModel } from '../reference-data/country.model.js';
import { MissionModel } from '../reference-data/mission.model.js';
import { ExternalRefModel } from '../sources/external-ref.model.js';
import { SourceModel } from '../sources/source.model.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { AttackContext, AttackMeans, Offence, PerpetratorClass } from '../vocabulary/incident.vocabulary.js';
import { Confirmation, HostStateBasis } from '../vocabulary/scope.vocabulary.js';
import { EnrolmentModel } from './enrolment.model.js';
import { IncidentScopeModel } from './incident-scope.model.js';
import { LocationModel } from './location.model.js';
import { PerpetratorGroupModel } from './perpetrator-group.model.js';

/** Victims, toll, suspects, proceedings, steps and progress are added by `*.fields.ts` classes where their types live. */
@ObjectType('Incident', {
  description: 'One attack on United Nations personnel, with its victims and what justice has done about it.',
  implements: () => [NodeModel],
})
export class IncidentModel extends NodeModel {
  @Field(() => String, {
    nullable: true,
    description: 'Opaque tag to send back as `expectedVersion`; null for those who may not change the incident.',
  })
  readonly version: string | null;

  @Field(() => String, {
    description: 'Mission, year and a number drawn at random, such as MINUSCA-2017-48213; the same for life.',
  })
  readonly reference: string;

  @Field(() => PartialDateModel, { description: 'When it took place.' })
  readonly occurredOn: PartialDateModel;

  @Field(() => MissionModel, { description: 'Mission that the victims served in.' })
  readonly mission: MissionModel;

  @Field(() => CountryModel, {
    nullable: true,
    description:
      'State whose authorities are competent. Not always where the mission is based, nor where the incident took place.',
  })
  readonly hostState: CountryModel | null;

  @Field(() => HostStateBasis, { description: 'Why the host State is what it is.' })
  readonly hostStateBasis: HostStateBasis;

  @Field(() => [CountryModel], { description: 'Other States whose authorities are competent too.' })
  readonly otherCompetentStates: readonly CountryModel[];

  @Field(() => CountryModel, { nullable: true, description: 'State or area where it took place.' })
  readonly incidentCountry: CountryModel | null;

  @Field(() => LocationModel, {
    nullable: true,
    description: 'Where exactly; masked when it is more precise than the viewer may know.',
  })
  readonly location: LocationModel | null;

  @Field(() => [Offence], {
    description: 'Offences as in article 9 of the 1994 Convention, whatever a court calls them.',
  })
  readonly offences: readonly Offence[];

  @Field(() => AttackMeans, { description: 'With what the harm was done.' })
  readonly means: AttackMeans;

  @Field(() => AttackContext, { description: 'In what situation the victims were attacked.' })
  readonly context: AttackContext;

  @Field(() => PerpetratorClass, { description: 'Who attacked, as a class, on the best knowledge.' })
  readonly perpetratorClass: PerpetratorClass;

  @Field(() => [PerpetratorGroupModel], {
    nullable: true,
    description: 'Groups to which the attack is attributed.',
  })
  readonly perpetratorGroups: readonly PerpetratorGroupModel[] | null;

  @Field(() => PersonCountModel, { nullable: true, description: 'Size of the attacking group.' })
  readonly attackers: PersonCountModel | null;

  @Field(() => IncidentScopeModel, { description: 'Whether figures count the incident as eligible, and why not.' })
  readonly scope: IncidentScopeModel;

  @Field(() => String, { nullable: true, description: 'What happened, in the words of the person who recorded it.' })
  readonly summary: string | null;

  @Field(() => Classification, { description: 'Classification of the incident.' })
  readonly classification: Classification;

  @Field(() => Confirmation, { description: 'Confirmed by an official list or by a second person, or not.' })
  readonly confirmation: Confirmation;

  @Field(() => EnrolmentModel, { description: 'How the incident came in, and how far its justice was looked for.' })
  readonly enrolment: EnrolmentModel;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources that the incident rests on.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => [ExternalRefModel], { nullable: true, description: 'The same incident in other systems.' })
  readonly externalRefs: readonly ExternalRefModel[] | null;

  @Field(() => InstantScalar, { description: 'When the incident was first recorded here.' })
  readonly recordedAt: string;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

export const IncidentConnection = connectionOf(IncidentModel, 'Incident');
export type IncidentConnection = InstanceType<typeof IncidentConnection>;
