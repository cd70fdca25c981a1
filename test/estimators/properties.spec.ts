import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusterProportion } from '../../src/analytics/estimators/cluster-proportion.js';
import { clusterVariance } from '../../src/analytics/estimators/cluster-variance.js';
import { cumulativeIncidence } from '../../src/analytics/estimators/cumulative-incidence.js';
import { curveOf, medianOf } from '../../src/analytics/estimators/curve.js';
import { kaplanMeier } from '../../src/analytics/estimators/kaplan-meier.js';
import { logRank } from '../../src/analytics/estimators/log-rank.js';
import type { Observation } from '../../src/analytics/estimators/observation.js';
import { riskTable } from '../../src/analytics/estimators/risk-table.js';
import { wilsonInterval } from '../../src/analytics/estimators/wilson.js';
import { holds, lateObservations, observations, shuffled } from './arbitraries.js';

const CLOSE = 12;
const ofAnyCause = (list: readonly Observation[]): Observation[] =>
  list.map((one) => ({ ...one, cause: Math.min(1, one.cause) }));

describe('risk tables', () => {
  it('count at risk whoever had entered before the day and had not left', () => {
    holds(lateObservations(2), (list) => {
      for (const { day, atRisk } of riskTable(list))
        expect(atRisk).toBe(list.filter(({ entry, time }) => (entry === 0 || entry < day) && day <= time).length);
    });
  });
});

describe('Kaplan-Meier', () => {
  it('is one minus the share of those who had the event when nobody is censored', () => {
    holds(observations(1), (list) => {
      const all = list.map((one) => ({ ...one, cause: 1 }));
      for (const { day, survival } of kaplanMeier(all))
        expect(survival).toBeCloseTo(all.filter(({ time }) => time > day).length / all.length, CLOSE);
    });
  });

  it('has then the variance of a share, S (1 - S) / n', () => {
    holds(observations(1), (list) => {
      for (const { survival, standardError } of kaplanMeier(list.map((one) => ({ ...one, cause: 1 }))))
        if (standardError !== null)
          expect(standardError ** 2).toBeCloseTo((survival * (1 - survival)) / list.length, CLOSE);
    });
  });

  it('never rises, and lies within its limits', () => {
    holds(lateObservations(2), (list) => {
      let before = 1;
      for (const { survival, low, high } of kaplanMeier(list)) {
        expect(survival).toBeLessThanOrEqual(before);
        if (low !== null && high !== null)
          expect(low <= survival && survival <= high && low >= 0 && high <= 1).toBe(true);
        before = survival;
      }
    });
  });

  it('is the same whatever the order of the rows', () => {
    holds(shuffled(lateObservations(2)), ([list, other]) => expect(kaplanMeier(other)).toEqual(kaplanMeier(list)));
  });
});

describe('cumulative incidence', () => {
  it('sums over causes to one minus the survival of any event', () => {
    holds(lateObservations(3), (list) => {
      const any = kaplanMeier(ofAnyCause(list));
      const causes = [1, 2, 3].map((cause) => cumulativeIncidence(list, { cause }));
      any.forEach(({ survival }, i) => {
        const sum = causes.reduce((total, curve) => total + (curve[i]?.incidence ?? NaN), 0);
        expect(sum).toBeCloseTo(1 - survival, CLOSE);
        expect(causes[0]?.[i]?.eventFree).toBeCloseTo(survival, CLOSE);
      });
    });
  });

  it('is one minus Kaplan-Meier for a single cause, and never above it', () => {
    holds(lateObservations(1), (list) => {
      const survival = kaplanMeier(list);
      cumulativeIncidence(list).forEach(({ incidence }, i) =>
        expect(incidence).toBeCloseTo(1 - (survival[i]?.survival ?? NaN), CLOSE),
      );
    });
    holds(observations(2), (list) => {
      const survival = kaplanMeier(list);
      cumulativeIncidence(list).forEach(({ incidence }, i) =>
        expect(incidence).toBeLessThanOrEqual(1 - (survival[i]?.survival ?? NaN) + 1e-12),
      );
    });
  });

  it('has without ties the variance of Marubini and Valsecchi, summed day by day', () => {
    holds(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 30 }), (causes) => {
      const curve = cumulativeIncidence(causes.map((cause, i) => ({ entry: 0, time: i + 1, cause })));
      curve.forEach(({ incidence, standardError }, last) => {
        let [variance, before] = [0, 1];
        for (const { atRisk, events, competing, eventFree, incidence: then } of curve.slice(0, last + 1)) {
          const later = atRisk > 1 ? (incidence - then) / (atRisk - 1) : 0;
          variance += events * (before / atRisk - later) ** 2 + competing * later ** 2;
          before = eventFree;
        }
        expect(standardError ** 2).toBeCloseTo(variance, CLOSE);
      });
    });
  });

  it('is the same whatever the order of the rows', () => {
    holds(shuffled(lateObservations(2)), ([list, other]) => {
      const [one, two] = [cumulativeIncidence(list), cumulativeIncidence(other)];
      one.forEach(({ incidence, standardError }, i) => {
        expect(two[i]?.incidence).toBeCloseTo(incidence, CLOSE);
        expect(two[i]?.standardError).toBeCloseTo(standardError, CLOSE);
      });
    });
  });
});

describe('the variance between clusters', () => {
  it("is Greenwood's when every cluster has one member and all are in view from the start", () => {
    holds(observations(1), (list) => {
      const named = list.map((one, i) => ({ ...one, cluster: String(i) }));
      kaplanMeier(list).forEach(({ standardError }, i) => {
        if (standardError !== null) expect(clusterVariance(named)[i]).toBeCloseTo(standardError ** 2, CLOSE);
      });
    });
  });

  it('is k times as large when every unit stands k times', () => {
    holds(fc.tuple(observations(2), fc.integer({ min: 2, max: 4 })), ([list, k]) => {
      const copies = list.flatMap((one, i) => Array.from({ length: k }, () => ({ ...one, cluster: String(i) })));
      const alone = clusterVariance(copies.map(({ cluster: _, ...one }) => one));
      clusterVariance(copies).forEach((variance, i) => expect(variance).toBeCloseTo(k * (alone[i] ?? NaN), 10));
    });
  });

  it("of a cumulative incidence is near Aalen's when every cluster has one member", () => {
    const list = Array.from({ length: 400 }, (_, i) => ({ entry: 0, time: i + 1, cause: (i * 7) % 3 }));
    const between = clusterVariance(list);
    cumulativeIncidence(list)
      .slice(50, 350)
      .forEach(({ standardError }, i) => expect((between[i + 50] ?? NaN) / standardError ** 2).toBeCloseTo(1, 1));
  });
});

describe('medians', () => {
  it('are the day on which half had the event, and lie within their limits', () => {
    holds(observations(2), (list) => {
      const curve = curveOf(list);
      const median = medianOf(curve);
      if (median === null) {
        expect(curve.every(({ probability }) => probability < 0.5)).toBe(true);
        return;
      }
      expect(curve.findLast(({ day }) => day <= median.days)?.probability).toBeGreaterThan(0.5 - 1e-7);
      if (median.low !== null) expect(median.low).toBeLessThanOrEqual(median.days);
      if (median.high !== null) expect(median.high).toBeGreaterThanOrEqual(median.days);
    });
  });
});

describe('log-rank', () => {
  const groups = fc.tuple(lateObservations(2), lateObservations(2), lateObservations(2));

  it('expects as many events as there are', () => {
    holds(groups, (lists) => {
      const { observed, expected } = logRank(lists);
      const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
      expect(sum(expected)).toBeCloseTo(sum(observed), CLOSE);
    });
  });

  it('is the same whatever the order of groups, and of rows', () => {
    holds(groups, ([a, b, c]) => {
      const [one, two] = [logRank([a, b, c]).statistic, logRank([c, [...a].reverse(), b]).statistic];
      if (one === null) expect(two).toBeNull();
      else expect((two ?? NaN) / Math.max(1, one)).toBeCloseTo(one / Math.max(1, one), 8);
    });
  });

  it('is zero between equal groups', () => {
    holds(lateObservations(1), (list) => expect(logRank([list, list]).statistic ?? 0).toBeCloseTo(0, CLOSE));
  });
});

describe('Wilson', () => {
  const counts = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it('lies within 0 and 1, holds the share, and mirrors for the others', () => {
    holds(counts, ([k, n]) => {
      const { low, high } = wilsonInterval(k, n);
      const mirror = wilsonInterval(n - k, n);
      expect(low !== null && high !== null && 0 <= low && low <= k / n && k / n <= high && high <= 1).toBe(true);
      expect(mirror.low).toBeCloseTo(1 - (high ?? NaN), CLOSE);
      expect(mirror.high).toBeCloseTo(1 - (low ?? NaN), CLOSE);
    });
  });

  it('has limits at which the share lies exactly z standard errors away', () => {
    holds(counts, ([k, n]) => {
      const { low, high } = wilsonInterval(k, n);
      for (const limit of [low, high])
        if (limit !== null && limit > 0 && limit < 1)
          expect(((k / n - limit) ** 2 * n) / (limit * (1 - limit))).toBeCloseTo(1.959963984540054 ** 2, 8);
    });
  });

  it('between clusters is the plain one when every cluster has one member, and never narrower', () => {
    holds(fc.array(fc.boolean(), { minLength: 10, maxLength: 60 }), (reached) => {
      const single = clusterProportion(reached.map((is) => ({ size: 1, reached: Number(is) })));
      expect(single).toMatchObject({ effectiveSize: reached.length, clusters: reached.length });
      const plain = wilsonInterval(reached.filter(Boolean).length, reached.length);
      expect(single.low).toBeCloseTo(plain.low ?? NaN, CLOSE);
      expect(single.high).toBeCloseTo(plain.high ?? NaN, CLOSE);
    });
    const clusters = fc.array(
      fc
        .integer({ min: 1, max: 9 })
        .chain((size) => fc.record({ size: fc.constant(size), reached: fc.integer({ min: 0, max: size }) })),
      { minLength: 10, maxLength: 30 },
    );
    holds(clusters, (list) => {
      const total = list.reduce((sum, { size }) => sum + size, 0);
      const { low, high, effectiveSize } = clusterProportion(list);
      const plain = wilsonInterval(
        list.reduce((sum, { reached }) => sum + reached, 0),
        total,
      );
      expect(effectiveSize).toBeLessThanOrEqual(total);
      expect((high ?? 0) - (low ?? 0)).toBeGreaterThanOrEqual((plain.high ?? 1) - (plain.low ?? 0) - 1e-12);
    });
  });
});
