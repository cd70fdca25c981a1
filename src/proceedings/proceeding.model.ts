import { Field, ObjectType } from '@nestjs/graphql';
import { WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { connectionOf } from '../graphql/pagination.js';
import { InstantScalar } from '../graphql/scalars.js';
import { IncidentModel } from '../incidents/incident.model.js';
import { CountryModel } from '../reference-data/country.model.js';
import { SourceModel } from '../sources/source.model.js';
import { Classification, Verification } from '../vocabulary/common.vocabulary.js';
import {
  CourtKind,
  Forum,
  LinkBasis,
  ProceedingFlag,
  ProceedingNature,
  ProceedingRelationKind,
} from '../vocabulary/proceeding.vocabulary.js';

@ObjectType('IncidentLink', {
  description: 'That a proceeding is about an incident, and on whose word.',
  implements: () => [NodeModel],
})
export class IncidentLinkModel extends NodeModel {
  @Field(() => IncidentModel, { description: 'The incident.' })
  readonly incident: IncidentModel;

  @Field(() => LinkBasis, { description: 'On whose word; it decides whether the steps of the proceeding count there.' })
  readonly basis: LinkBasis;

  @Field(() => Forum, {
    nullable: true,
    description: 'Whose court it is, seen from this incident; null until the host State of the incident is decided.',
  })
  readonly forum: Forum | null;

  @Field(() => Verification, { description: 'Whether a second person is needed, and what came of it.' })
  readonly verification: Verification;

  @Field(() => Classification, { description: 'Classification of the link, never below that of the proceeding.' })
  readonly classification: Classification;

  @Field(() => InstantScalar, { description: 'When the link was recorded.' })
  readonly recordedAt: string;
}

@ObjectType('Proceeding', {
  description:
    'One case before one forum. One trial may cover several incidents, and one incident may have trials in several States.',
  implements: () => [NodeModel],
})
export class ProceedingModel extends NodeModel {
  @Field(() => String, {
    nullable: true,
    description: 'Opaque tag of what the viewer may read and change; null for those who may not change the record.',
  })
  readonly version: string | null;

  @Field(() => ProceedingNature, { description: 'What the proceeding is for; only CRIMINAL counts for a stage.' })
  readonly nature: ProceedingNature;

  @Field(() => CourtKind, { nullable: true, description: 'What kind of court has the case; null when not known.' })
  readonly courtKind: CourtKind | null;

  @Field(() => CountryModel, {
    nullable: true,
    description: 'State whose court or authority has the case; null for international courts and when not known.',
  })
  readonly forumState: CountryModel | null;

  @Field(() => String, { nullable: true, description: 'Name of the court or authority.' })
  readonly court: string | null;

  @Field(() => String, { nullable: true, description: 'Number under which the court or authority keeps the case.' })
  readonly docketNumber: string | null;

  @Field(() => [IncidentLinkModel], { description: 'The incidents that it is about, in the order of recording.' })
  readonly links: readonly IncidentLinkModel[];

  @Field(() => [ProceedingRelationModel], { description: 'Other proceedings to which it is related.' })
  readonly related: readonly ProceedingRelationModel[];

  @Field(() => [ProceedingFlag], {
    nullable: true,
    description: 'Concerns under international law that bear on UN support.',
  })
  readonly flags: readonly ProceedingFlag[] | null;

  @Field(() => Classification, { description: 'Classification of the proceeding.' })
  readonly classification: Classification;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources of what is recorded of the proceeding.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}

@ObjectType('ProceedingRelation', { description: 'How one proceeding is related to another.' })
export class ProceedingRelationModel {
  @Field(() => ProceedingRelationKind, { description: 'What this proceeding is to the other.' })
  readonly kind: ProceedingRelationKind;

  @Field(() => ProceedingModel, { description: 'The other proceeding.' })
  readonly to: ProceedingModel;
}

export const ProceedingConnection = connectionOf(ProceedingModel, 'Proceeding');
export type ProceedingConnection = InstanceType<typeof ProceedingConnection>;
