import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LangArgs } from '../graphql/lang.args.js';
import type { Term } from '../vocabulary/vocabulary.js';
import { VocabularyTermModel } from './vocabulary-term.model.js';

/** Terms live in the code, not in the database, so their words are read from the term itself. */
@Resolver(() => VocabularyTermModel)
export class VocabularyTermFields {
  @ResolveField(() => String, { description: 'Short name of the value.' })
  label(@Parent() term: Term, @Args() { lang }: LangArgs): string {
    const [english, french] = term.label;
    return lang === 'FR' ? french : english;
  }

  @ResolveField(() => String, { nullable: true, description: 'What the value means, where the label does not say it.' })
  description(@Parent() term: Term, @Args() { lang }: LangArgs): string | null {
    const [, , english, french] = term.label;
    return (lang === 'FR' ? french : english) ?? null;
  }
}
