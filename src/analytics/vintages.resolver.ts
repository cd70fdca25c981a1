import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { CompareVintagesArgs } from './vintages.args.js';
import { VintageDifferenceModel } from './vintages.model.js';
import { VintagesService } from './vintages.service.js';

@Resolver(() => VintageDifferenceModel)
export class VintagesResolver {
  constructor(private readonly vintages: VintagesService) {}

  @Query(() => VintageDifferenceModel, {
    description:
      'What changed in a figure between two states of knowledge, and which records did it. For focal points.',
  })
  // Focal points alone: to whom cells are hidden, differences would tell them.
  @Allow('record', 'Incident')
  compareVintages(@CurrentViewer() viewer: Viewer, @Args() args: CompareVintagesArgs): Promise<object> {
    return this.vintages.compare(viewer, args);
  }
}
