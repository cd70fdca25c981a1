import { describe, expect, test } from '@jest/globals';
import { kaplanMeier, type SurvivalStep } from '../../src/analytics/estimators/kaplan-meier.js';
import { logRank } from '../../src/analytics/estimators/log-rank.js';
import type { Observation } from '../../src/analytics/estimators/observation.js';
import { numberAtRisk } from '../../src/analytics/estimators/risk-table.js';
import { area, medianSurvival, survivalOn, survivalQuantile } from './curves.js';
import { Agreement, type Figure } from './printed.js';
import { eventsIn, isThere, isWhole, Reference, survivors } from './reference.js';

test('the published results are there whole, or not at all', () => {
  expect(isWhole).toBe(true);
});

if (isThere) {
  describe('Kaplan-Meier and log-rank as published for public data', () => {
    const reference = new Reference();
    const agreement = new Agreement();
    // The reference prints limits on the scale of log.
    const km = (observations: readonly Observation[]): SurvivalStep[] => kaplanMeier(observations, { limits: 'LOG' });
    const lung = reference.rowsOf('lung.csv');
    const lungOf = (column: string, value: string): Observation[] =>
      survivors(
        lung.filter((row) => row[column] === value),
        'time',
        'status',
        '2',
      );
    const lifeTable = (label: string, curve: readonly SurvivalStep[], table: readonly Figure[][]): void => {
      const steps = curve.filter(({ events }) => events > 0);
      expect(steps).toHaveLength(table.length);
      steps.forEach(({ day, atRisk, events, survival, standardError, low, high }, i) =>
        agreement.addAll(`${label} ${day}`, [day, atRisk, events, survival, standardError, low, high], table[i] ?? []),
      );
    };

    test('lung: overall curve, quantiles and limits', () => {
      const observations = survivors(lung, 'time', 'status', '2');
      const curve = km(observations);
      const { n, events, median, median_ci95, quantiles_25_50_75, ...landmarks } = reference.published('lung-overall');
      agreement.addAll('lung', [observations.length, eventsIn(observations)], [n, events]);
      agreement.addAll('lung median', medianSurvival(curve), [median, ...(median_ci95 as Figure[])]);
      const quantiles = [0.75, 0.5, 0.25].map((level) => survivalQuantile(curve, level));
      agreement.addAll('lung quantiles', quantiles, quantiles_25_50_75);
      for (const day of [200, 400]) {
        const { survival, standardError, low, high } = survivalOn(curve, day);
        const { n_risk, surv, se, ci95 } = landmarks[`S(${day})`] as unknown as Record<string, Figure & Figure[]>;
        const computed = [numberAtRisk(observations)(day), survival, standardError, low, high];
        agreement.addAll(`lung ${day}`, computed, [n_risk, surv, se, ...(ci95 as Figure[])]);
      }
    });

    test('lung: medians, restricted means and log-rank by sex', () => {
      for (const [sex, { n, events, median, median_ci95 }] of reference.byGroup('lung-by-sex')) {
        const observations = lungOf('sex', sex);
        const curve = km(observations);
        const counts = [observations.length, eventsIn(observations)];
        agreement.addAll(`sex ${sex}`, counts, [n, events]);
        agreement.addAll(`sex ${sex} median`, medianSurvival(curve), [median, ...(median_ci95 as Figure[])]);
        const { rmst } = reference.published('lung-by-sex-rmst')[sex] as unknown as Record<string, Figure>;
        agreement.add(
          `sex ${sex} mean`,
          area(curve, ({ survival }) => survival, 1022, 1),
          rmst ?? null,
        );
      }
      const test = logRank([lungOf('sex', '1'), lungOf('sex', '2')]);
      const { observed: o, expected: e, chisq, df, p } = reference.published('lung-by-sex-logrank');
      agreement.addAll('sex observed', test.observed, Object.values(o as object) as Figure[]);
      agreement.addAll('sex expected', test.expected, Object.values(e as object) as Figure[]);
      const computed = [test.statistic, test.degreesOfFreedom, test.pValue];
      agreement.addAll('sex log-rank', computed, [chisq, df, p]);
    });

    test('lung: medians, restricted means and landmarks by performance score', () => {
      for (const [score, { n, events, median, median_ci95, rmst730, ...landmarks }] of reference.byGroup(
        'lung-by-ecog',
      )) {
        const observations = lungOf('ph.ecog', score);
        const curve = km(observations);
        const counts = [observations.length, eventsIn(observations)];
        agreement.addAll(`score ${score}`, counts, [n, events]);
        agreement.addAll(`score ${score}`, medianSurvival(curve), [median, ...(median_ci95 as Figure[])]);
        agreement.add(
          `score ${score} mean`,
          area(curve, ({ survival }) => survival, 730, 1),
          rmst730,
        );
        for (const [label, figure] of Object.entries(landmarks)) {
          const day = Number(/\d+/.exec(label)?.[0]);
          agreement.add(`score ${score} ${label}`, survivalOn(curve, day).survival, figure);
        }
      }
    });

    test('aml and ovarian: whole life tables, medians, log-rank', () => {
      const rows = reference.rowsOf('aml.csv');
      const groupOf = (x: string): Observation[] =>
        survivors(
          rows.filter((row) => row['x'] === x),
          'time',
          'status',
          '1',
        );
      for (const [x, { n, events, median, median_ci95, table }] of reference.byGroup('aml-km')) {
        const curve = km(groupOf(x));
        agreement.addAll(`aml ${x}`, [groupOf(x).length, eventsIn(groupOf(x))], [n, events]);
        agreement.addAll(`aml ${x} median`, medianSurvival(curve), [median, ...(median_ci95 as Figure[])]);
        lifeTable(`aml ${x}`, curve, table);
      }
      const test = logRank(['Maintained', 'Nonmaintained'].map(groupOf));
      const { observed: o, expected: e, chisq, df, p } = reference.published('aml-logrank');
      agreement.addAll('aml observed', test.observed, Object.values(o as object) as Figure[]);
      agreement.addAll('aml expected', test.expected, Object.values(e as object) as Figure[]);
      const computed = [test.statistic, test.degreesOfFreedom, test.pValue];
      agreement.addAll('aml log-rank', computed, [chisq, df, p]);
      const ovarian = survivors(reference.rowsOf('ovarian.csv'), 'futime', 'fustat', '1');
      const { n, events, table } = reference.published('ovarian-km');
      agreement.addAll('ovarian', [ovarian.length, eventsIn(ovarian)], [n, events]);
      lifeTable('ovarian', km(ovarian), table);
    });

    test('every figure was compared and none differs', () => {
      expect(agreement.differing).toEqual([]);
      expect(agreement.count).toBe(285);
    });
  });
}
