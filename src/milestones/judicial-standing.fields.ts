import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { valueAt } from '../graphql/value-at.js';
import { JudicialStandingModel } from '../proceedings/standing.model.js';
import { SentenceModel } from './sentence.model.js';

@Resolver(() => JudicialStandingModel)
export class JudicialStandingFields {
  @ResolveField(() => SentenceModel, { nullable: true, description: 'The last sentence given in this proceeding.' })
  sentence(@Parent() row: object, @Info() info: GraphQLResolveInfo): unknown {
    return valueAt(row, info);
  }
}
