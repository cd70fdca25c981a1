import { Field, ObjectType } from '@nestjs/graphql';
import { PartialDateModel, WithheldModel } from '../graphql/common.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { Classification } from '../vocabulary/common.vocabulary.js';
import { Credibility, Reliability } from '../vocabulary/sources.vocabulary.js';

@ObjectType('Source', {
  description: 'Where something was read or heard, with how far it can be relied on.',
  implements: () => [NodeModel],
})
export class SourceModel extends NodeModel {
  @Field(() => String, { nullable: true, description: 'Who published or issued it.' })
  readonly publisher: string | null;

  @Field(() => PartialDateModel, { nullable: true, description: 'When it was published or issued.' })
  readonly publishedOn: PartialDateModel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Title and reference by which it can be found; masked for researchers, since titles name the accused.',
  })
  readonly citation: string | null;

  @Field(() => String, { nullable: true, description: 'Address on the web; masked like the citation.' })
  readonly url: string | null;

  @Field(() => Reliability, { description: 'How reliable the source is.' })
  readonly reliability: Reliability;

  @Field(() => Credibility, { description: 'How credible is what it says.' })
  readonly credibility: Credibility;

  @Field(() => Boolean, { description: 'Anybody can read it, so that figures on public basis may rest on it.' })
  readonly isPublic: boolean;

  @Field(() => Classification, { description: 'Classification of the source.' })
  readonly classification: Classification;

  @Field(() => [WithheldModel], { description: 'Fields that the viewer may not read here, and why.' })
  readonly withheld: readonly WithheldModel[];
}
