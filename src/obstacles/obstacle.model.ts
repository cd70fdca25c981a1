import { Field, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { SourceModel } from '../sources/source.model.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { ObstacleKind } from '../vocabulary/obstacle.vocabulary.js';

@ObjectType('Obstacle', {
  description:
    'Why a case does not move, since when and until when. Rows are only ever added: a correction or an end is a new one.',
  implements: () => [NodeModel],
})
export class ObstacleModel extends NodeModel {
  @Field(() => ObstacleKind, { description: 'What stands in the way.' })
  readonly kind: ObstacleKind;

  @Field(() => PartialDateModel, { description: 'Since when it stands in the way.' })
  readonly since: PartialDateModel;

  @Field(() => PartialDateModel, { nullable: true, description: 'When it ended; null while it is there.' })
  readonly until: PartialDateModel | null;

  @Field(() => String, { nullable: true, description: 'More about it, in the words of the person who recorded it.' })
  readonly note: string | null;

  @Field(() => [SourceModel], { nullable: true, description: 'Sources that the obstacle rests on.' })
  readonly sources: readonly SourceModel[] | null;

  @Field(() => Classification, { description: 'Classification of the obstacle, the same for all of its rows.' })
  readonly classification: Classification;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}
