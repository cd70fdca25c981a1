import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { PlainText } from '../graphql/plain-text.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { LinkBasis, ProceedingRelationKind } from '../vocabulary/proceeding.vocabulary.js';

@InputType('IncidentLinkInput', { description: 'An incident that a proceeding is about, and on whose word.' })
export class IncidentLinkInput {
  @Field(() => ID, { description: 'The incident.' })
  @PlainText(200)
  readonly incident: string;

  @Field(() => LinkBasis, {
    description:
      'On whose word. COURT takes two persons; so does SOURCE or INFERRED once the proceeding carries a judgment.',
  })
  @IsEnum(LinkBasis)
  readonly basis: LinkBasis;

  @Field(() => Classification, {
    nullable: true,
    defaultValue: Classification.UNCLASSIFIED,
    description: 'Classification of the link.',
  })
  @IsOptional()
  @IsEnum(Classification)
  readonly classification?: Classification | null;
}

@InputType('ProceedingRelationInput', { description: 'How the proceeding is related to another that is recorded.' })
export class ProceedingRelationInput {
  @Field(() => ProceedingRelationKind, { description: 'What this proceeding is to the other.' })
  @IsEnum(ProceedingRelationKind)
  readonly kind: ProceedingRelationKind;

  @Field(() => ID, { description: 'The other proceeding.' })
  @PlainText(200)
  readonly to: string;
}
