import { describe, expect, test } from '@jest/globals';
import { aalenJohansen } from '../../src/analytics/estimators/aalen-johansen.js';
import { cumulativeIncidence } from '../../src/analytics/estimators/cumulative-incidence.js';
import { pointOn } from '../../src/analytics/estimators/curve.js';
import { kaplanMeier } from '../../src/analytics/estimators/kaplan-meier.js';
import { area, observed, staysOf, survivalOn, survivalQuantile } from './curves.js';
import { Agreement, fraction, type Figure } from './printed.js';
import { eventsIn, isThere, isWhole, Reference, type Published, type Row } from './reference.js';

test('the published results are there whole, or not at all', () => {
  expect(isWhole).toBe(true);
});

if (isThere) {
  describe('competing outcomes, several states and cases by hand as published', () => {
    const reference = new Reference();
    const agreement = new Agreement();

    test('bmt: cumulative incidence of relapse with standard errors and limits as cmprsk and SAS', () => {
      const rows = reference.rowsOf('bmt.csv');
      const low = rows.filter(({ group }) => group === '2');
      const causes = low.map(({ d2, d3 }) => (d2 === '1' ? 1 : d3 === '1' ? 2 : 0));
      const curve = cumulativeIncidence(
        observed(
          low.map(({ t2 }) => Number(t2) / 365.25),
          causes,
        ),
      );
      const { n_total, relapse, relapse_aalen_se, relapse_loglog_ci95 } = reference.published('bmt-cif') as unknown as {
        n_total: Figure;
        relapse: Figure[][];
        relapse_aalen_se: Figure[][];
        relapse_loglog_ci95: Figure[][];
      };
      const at = (year: Figure | undefined) => pointOn(curve, typeof year === 'number' ? year : (year?.value ?? NaN));
      agreement.add('bmt n', rows.length, n_total);
      for (const [year, figure = null] of relapse) agreement.add('bmt relapse', at(year)?.incidence ?? 0, figure);
      for (const [year, figure = null] of relapse_aalen_se)
        agreement.add('bmt standard error', at(year)?.standardError ?? 0, figure);
      for (const [year, ...limits] of relapse_loglog_ci95)
        agreement.addAll('bmt limits', [at(year)?.low, at(year)?.high], limits);
    });

    test('mgus1 and transplant: time spent in each state', () => {
      const causesOf = (rows: readonly Row[], words: readonly string[]): number[] =>
        rows.map(({ event = '' }) => words.indexOf(event));
      const mgus = reference.rowsOf('mgus1.csv').filter((row) => row['enum'] === '1');
      for (const [sex, figures] of reference.byGroup('mgus1-aj')) {
        const rows = mgus.filter((row) => row['sex'] === sex);
        const causes = causesOf(rows, ['censor', 'pcm', 'death']);
        const observations = observed(
          rows.map(({ stop }) => Number(stop)),
          causes,
        );
        const [pcm, death] = [1, 2].map((cause) => cumulativeIncidence(observations, { cause }));
        const computed = [
          rows.length,
          eventsIn(observations, 1),
          eventsIn(observations, 2),
          area(pcm ?? [], ({ eventFree }) => eventFree, 14325, 1),
          area(pcm ?? [], ({ incidence }) => incidence, 14325, 0),
          area(death ?? [], ({ incidence }) => incidence, 14325, 0),
        ];
        agreement.addAll(`mgus1 ${sex}`, computed, Object.values(figures));
      }
      const transplant = reference.rowsOf('transplant.csv');
      for (const [abo, figures] of reference.byGroup('transplant-aj')) {
        const rows = transplant.filter((row) => row['abo'] === abo);
        const causes = causesOf(rows, ['censored', 'death', 'ltx', 'withdraw']);
        const observations = observed(
          rows.map(({ futime }) => Number(futime)),
          causes,
        );
        const mean = area(cumulativeIncidence(observations), ({ incidence }) => incidence, 2055, 0);
        agreement.addAll(`transplant ${abo}`, [rows.length, eventsIn(observations), mean], Object.values(figures));
      }
    });

    test('flat at one half, quantiles on flats, delayed entry: worked by hand', () => {
      const flat = reference.data('edge-median-flat');
      const curve = kaplanMeier(observed(flat['time'] ?? [], flat['event'] ?? []));
      const { q25, median, q75, ...landmarks } = reference.published('edge-median-flat')['R'] as unknown as Published;
      const quantiles = [0.75, 0.5, 0.25].map((level) => survivalQuantile(curve, level));
      agreement.addAll('flat quantiles', quantiles, [q25, median, q75] as Figure[]);
      for (const [label, figures] of Object.entries(landmarks)) {
        const { survival, low, high } = survivalOn(curve, Number(/\d+/.exec(label)?.[0]));
        agreement.addAll(`flat ${label}`, [survival, low, high], figures);
      }
      const hand = reference.data('hand-quantiles');
      const steps = kaplanMeier(observed(hand['time'] ?? [], hand['event'] ?? []));
      const { q, time } = reference.published('hand-quantiles') as unknown as { q: string[]; time: Figure[] };
      const days = q.map((text) => survivalQuantile(steps, fraction(text)));
      agreement.addAll('quantiles', days, time);
      const late = reference.data('hand-left-truncated');
      const truncated = kaplanMeier(observed(late['stop'] ?? [], late['event'] ?? [], late['start']));
      const figures = reference.published('hand-left-truncated') as unknown as Record<string, Figure[] & string[]>;
      agreement.addAll(
        'late days',
        truncated.map(({ day }) => day),
        figures['times'] ?? [],
      );
      agreement.addAll(
        'late at risk',
        truncated.map(({ atRisk }) => atRisk),
        figures['n_risk'] ?? [],
      );
      agreement.addAll(
        'late events',
        truncated.map(({ events }) => events),
        figures['n_event'] ?? [],
      );
      const falls = truncated.filter(({ events }) => events > 0);
      falls.forEach(({ survival }, i) =>
        agreement.add('late survival', survival, fraction(figures['surv_at_event_times']?.[i] ?? ''), 1e-12),
      );
    });

    test('competing outcomes and several states: exact fractions', () => {
      const { time = [], cause = [] } = reference.data('hand-competing');
      const [one = [], two = []] = [1, 2].map((asked) => cumulativeIncidence(observed(time, cause), { cause: asked }));
      const { table } = reference.published('hand-competing') as unknown as {
        table: [number, number, string, string, string][];
      };
      table.forEach(([day, atRisk, ...fractions], i) => {
        agreement.addAll(`competing ${day}`, [one[i]?.day, one[i]?.atRisk], [day, atRisk]);
        [one[i]?.eventFree, one[i]?.incidence, two[i]?.incidence].forEach((computed, j) =>
          agreement.add(`competing ${day}`, computed, fraction(fractions[j] ?? ''), 1e-12),
        );
      });
      const stays = staysOf(reference.data('hand-multistate') as unknown as Parameters<typeof staysOf>[0], 'entry');
      const steps = aalenJohansen(stays, 'entry');
      const { times, ...states } = reference.published('hand-multistate') as unknown as Record<string, Figure[]>;
      agreement.addAll(
        'states',
        steps.map(({ day }) => day),
        times ?? [],
      );
      for (const [state, figures] of Object.entries(states))
        agreement.addAll(
          `state ${state}`,
          steps.map(({ probability }) => 32 * (probability.get(state) ?? 0)),
          figures,
        );
    });

    test('every figure was compared and none differs', () => {
      expect(agreement.differing).toEqual([]);
      expect(agreement.count).toBe(156);
    });
  });
}
