import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LangArgs } from '../graphql/lang.args.js';
import type { MilestoneKindRule } from '../vocabulary/milestone-kinds.js';
import { allTerms } from '../vocabulary/vocabulary.js';
import { MilestoneKindRuleModel } from './milestone-kind-rule.model.js';

const labels = new Map(
  allTerms()
    .filter((term) => term.enum === 'MilestoneKind')
    .map(({ value, label }) => [value, label]),
);

/** Rules live in the code, not in the database; their words are those of the vocabulary. */
@Resolver(() => MilestoneKindRuleModel)
export class MilestoneKindRuleFields {
  @ResolveField(() => String, { description: 'Short name of the kind of step.' })
  label(@Parent() { kind }: MilestoneKindRule, @Args() { lang }: LangArgs): string {
    const [english, french] = labels.get(kind) ?? [kind, kind];
    return lang === 'FR' ? french : english;
  }
}
