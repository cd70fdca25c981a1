import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { Kind, parse } from 'graphql';
import { milestoneKindRules } from './milestone-kinds.js';
import { MilestoneKind } from './milestone.vocabulary.js';
import { allTerms, vocabulary, type Term } from './vocabulary.js';

const here = join('src', 'vocabulary');
const shared = join(process.env.SHARED_DATA ?? '../shared/data', '..');
const sketchFile = join(shared, 'schema-sketch.graphql');
const kindsFile = join(shared, 'milestone-kinds.csv');

/** Words that are written alike in both languages. */
const alike = ['CSV', 'Consultant', 'District', 'Incident', 'JSON Lines', 'Mission', 'Suspect'];

const nameOf = (term: Term): string => `${term.enum}.${term.value}`;

function byEnum(): Map<string, readonly Term[]> {
  const names = new Set(allTerms().map((term) => term.enum));
  return new Map([...names].map((name) => [name, allTerms().filter((term) => term.enum === name)]));
}

beforeAll(async () => {
  const files = readdirSync(here).filter((file) => file.endsWith('.vocabulary.ts'));
  for (const file of files) await import(`./${file.replace(/\.ts$/, '.js')}`);
});

describe('every closed list', () => {
  it('has an English and a French label for every value', () => {
    const bare = allTerms().filter(({ label: [en, fr] }) => en.trim() === '' || fr.trim() === '');
    expect(bare.map(nameOf)).toEqual([]);
  });

  it('gives no two values of one list the same label', () => {
    for (const terms of byEnum().values()) {
      for (const language of [0, 1] as const) {
        const labels = terms.map(({ label }) => label[language].toLocaleLowerCase());
        expect(labels).toEqual([...new Set(labels)]);
      }
    }
  });

  it('has a French label that differs from the English one, unless the word is the same', () => {
    const same = allTerms().filter(({ label: [en, fr] }) => en === fr);
    expect([...new Set(same.map(({ label }) => label[0]))].sort()).toEqual(alike);
  });

  it('describes a value in both languages or in neither', () => {
    const lopsided = allTerms().filter(
      ({ label: [, , en, fr] }) => (en === undefined) !== (fr === undefined) || (en !== undefined && en === fr),
    );
    expect(lopsided.map(nameOf)).toEqual([]);
  });

  it('writes descriptions as sentences, and French punctuation with a space before it', () => {
    for (const term of allTerms()) {
      const [, labelFr, en = 'Absent.', fr = 'Absente.'] = term.label;
      for (const text of [en, fr]) expect(text).toMatch(/^[A-ZÀ-Ý][^\n]*[^\s.]\.$/u);
      expect(`${labelFr} ${fr}`).not.toMatch(/\S[:;?!]/u);
    }
  });

  it('can be declared once only', () => {
    expect(() => vocabulary('MilestoneKind', 'Again.', { A: ['A', 'B'] })).toThrow('declared twice');
  });
});

describe('the rules of the kinds of step', () => {
  const ruleOf = (kind: MilestoneKind) => milestoneKindRules.find((rule) => rule.kind === kind);

  it('hold one rule for every kind, in the order of the list', () => {
    expect(milestoneKindRules.map(({ kind }) => kind)).toEqual(Object.keys(MilestoneKind));
  });

  it('let a first-instance judgment reach VERDICT, by two persons, in a proceeding, of an accused', () => {
    expect(ruleOf('JUDGMENT')).toEqual({
      kind: 'JUDGMENT',
      track: 'N',
      stage: 'VERDICT',
      custody: 'NONE',
      fourEyes: true,
      isProgress: true,
      needs: ['PROCEEDING', 'ACCUSED'],
    });
  });

  it('let PROSECUTION be the opening of the trial, not the charge', () => {
    const reaching = milestoneKindRules.filter(({ stage }) => stage === 'PROSECUTION');
    expect(reaching.map(({ kind }) => kind)).toEqual(['TRIAL_OPENED']);
    expect(ruleOf('CHARGED')?.stage).toBe('CHARGE');
  });

  it('let whatever enters custody reach ARREST, and nothing else', () => {
    for (const { stage, custody } of milestoneKindRules) expect(stage === 'ARREST').toBe(custody === 'ENTERS');
  });

  it('let the track of the UN reach no stage but REPORTED', () => {
    const reached = milestoneKindRules.filter(({ track, stage }) => track === 'U' && stage !== null);
    expect(reached.map(({ kind, stage }) => [kind, stage])).toEqual([['REPORTED', 'REPORTED']]);
  });

  it('count adjournments, set dates and the loss of custody as no progress', () => {
    for (const kind of ['ADJOURNED', 'HEARING_SET', 'SUSPENDED', 'STATUS_CHECKED', 'RELEASED', 'ESCAPED'] as const) {
      expect(ruleOf(kind)?.isProgress).toBe(false);
    }
  });

  it('need two persons for what decides fates, and one for an escape', () => {
    const four = [
      'JUDGMENT',
      'SENTENCED',
      'APPEAL_DECIDED',
      'CHARGES_WITHDRAWN',
      'RELEASED',
      'DIED',
      'CLOSED',
    ] as const;
    for (const kind of four) expect(ruleOf(kind)?.fourEyes).toBe(true);
    expect(ruleOf('ESCAPED')?.fourEyes).toBe(false);
  });
});

if (existsSync(kindsFile)) {
  describe('the published table of the kinds of step', () => {
    it('equals the rules and labels row by row', () => {
      const published: Record<string, string>[] = parseCsv(readFileSync(kindsFile), { columns: true });
      const labels = new Map(
        byEnum()
          .get('MilestoneKind')
          ?.map(({ value, label }) => [value, label]),
      );
      const ours = milestoneKindRules.map((rule) => ({
        kind: rule.kind,
        track: rule.track,
        stage: rule.stage ?? '',
        custody_effect: rule.custody,
        four_eyes: String(rule.fourEyes),
        is_progress: String(rule.isProgress),
        needs: rule.needs.join(';'),
        label_en: labels.get(rule.kind)?.[0],
        label_fr: labels.get(rule.kind)?.[1],
      }));
      expect(ours).toEqual(published);
    });
  });
}

/** Lists that the sketch does not know: why two sides of a date are not compared (T9). */
const BEYOND_THE_SKETCH = ['ComparisonRefusal'];

if (existsSync(sketchFile)) {
  describe('the sketch of the schema', () => {
    it('has the same values, in the same order, for every list declared here', () => {
      const sketch = new Map(
        parse(readFileSync(sketchFile, 'utf8')).definitions.flatMap((definition) =>
          definition.kind === Kind.ENUM_TYPE_DEFINITION
            ? [[definition.name.value, definition.values?.map(({ name }) => name.value)]]
            : [],
        ),
      );
      for (const [name, terms] of byEnum()) {
        if (BEYOND_THE_SKETCH.includes(name)) expect([name, sketch.get(name)]).toEqual([name, undefined]);
        else expect([name, terms.map(({ value }) => value)]).toEqual([name, sketch.get(name)]);
      }
    });
  });
}
