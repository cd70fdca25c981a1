import { Module } from '@nestjs/common';
import { CountryFields } from './country.fields.js';
import { MilestoneKindRuleFields } from './milestone-kind-rule.fields.js';
import { MissionFields } from './mission.fields.js';
import './reference.reading.js';
import { ReferenceResolver } from './reference.resolver.js';
import { VocabularyTermFields } from './vocabulary-term.fields.js';

@Module({
  providers: [ReferenceResolver, CountryFields, MissionFields, VocabularyTermFields, MilestoneKindRuleFields],
})
export class ReferenceDataModule {}
