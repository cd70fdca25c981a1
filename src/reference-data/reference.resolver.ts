import { Args, ArgsType, Field, Info, Query, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../access/allow.js';
import type { Viewer } from '../access/viewer.js';
import { PageArgs } from '../graphql/pagination.js';
import { PlainText } from '../graphql/plain-text.js';
import { CurrentViewer } from '../graphql/request-context.js';
import { Reader } from '../reading/reader.js';
import { milestoneKindRules, type MilestoneKindRule } from '../vocabulary/milestone-kinds.js';
import { allTerms, type Term } from '../vocabulary/vocabulary.js';
import { CountryModel } from './country.model.js';
import { MilestoneKindRuleModel } from './milestone-kind-rule.model.js';
import { MissionConnection } from './mission.model.js';
import { VocabularyTermModel } from './vocabulary-term.model.js';

@ArgsType()
class VocabularyArgs {
  @Field(() => String, { nullable: true, description: 'Name of one enum; absent: all of them.' })
  @IsOptional()
  @PlainText(100)
  readonly enum?: string | null;
}

@Resolver()
export class ReferenceResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => MissionConnection, { description: 'UN missions by acronym.' })
  @Allow('read', 'Reference')
  missions(
    @CurrentViewer() viewer: Viewer,
    @Args() args: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reader.page(
      'Mission',
      viewer,
      info,
      { ...args },
      [{ sql: (m) => `${m}.acronym`, type: 'text' }],
      () => 'TRUE',
    );
  }

  @Query(() => [CountryModel], { description: 'States and areas by code, historic and UN-specific codes included.' })
  @Allow('read', 'Reference')
  countries(@CurrentViewer() viewer: Viewer, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return this.reader.many('Country', viewer, info, () => 'TRUE');
  }

  @Query(() => [MilestoneKindRuleModel], { description: 'Every kind of step with its rules.' })
  @Allow('read', 'Reference')
  milestoneKinds(): readonly MilestoneKindRule[] {
    return milestoneKindRules;
  }

  @Query(() => [VocabularyTermModel], { description: 'Every enum value in English and French.' })
  @Allow('read', 'Reference')
  vocabulary(@Args() args: VocabularyArgs): readonly Term[] {
    return args.enum == null ? allTerms() : allTerms().filter((term) => term.enum === args.enum);
  }
}
