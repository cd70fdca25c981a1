import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LangArgs } from '../graphql/lang.args.js';
import { DefinitionRefModel, DimensionValueModel } from './figure.model.js';

@Resolver(() => DefinitionRefModel)
export class DefinitionRefFields {
  @ResolveField(() => String, { description: 'The definition in full.' })
  text(@Parent() definition: DefinitionRefModel, @Args() { lang }: LangArgs): string {
    return definition.text[lang ?? 'EN'];
  }
}

@Resolver(() => DimensionValueModel)
export class DimensionValueFields {
  @ResolveField(() => String, { description: 'Name of the value.' })
  label(@Parent() value: DimensionValueModel, @Args() { lang }: LangArgs): string {
    return value.label[lang ?? 'EN'];
  }
}
