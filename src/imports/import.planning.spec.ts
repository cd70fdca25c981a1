import { describe, expect, test } from '@jest/globals';
import type { CasualtyCells, KeyedRow } from './casualty.rules.js';
import { ImportPlan } from './import.plan.js';
import { planRows, sortRows, type Register } from './import.planning.js';
import type { KnownRow, RevisedIncident, RevisedVictim, SeenIncident, SeenVictim } from './import.state.js';

const cells: CasualtyCells = {
  date: '2017-05-08',
  mission: 'MINUSCA',
  nationality: 'MAR',
  personnel: 'MILITARY',
  sex: 'MALE',
  cause: 'MALICIOUS',
};
const row = (key: string, change: Partial<CasualtyCells> = {}): KeyedRow => ({
  number: 2,
  id: key,
  key,
  cells: { ...cells, ...change },
  type: 'Malicious Act',
  raw: [],
  hasUnknownValue: false,
});
const known = (key: string, change: Partial<KnownRow> = {}): KnownRow => ({
  key,
  cells,
  victimId: `v-${key}`,
  incidentId: 'i',
  isFromList: true,
  liveIn: 'i',
  openDoubts: [],
  ...change,
});
const incident = (id = 'i', change: Partial<SeenIncident> = {}): SeenIncident => ({
  id,
  mission: 'MINUSCA',
  from: cells.date,
  to: cells.date,
  confirmation: 'CONFIRMED',
  clearance: 0,
  isRetractedByList: false,
  ...change,
});
const victim = (id: string, change: Partial<SeenVictim> = {}): SeenVictim => ({
  id,
  incidentId: 'i',
  contributingCountry: 'MAR',
  citizenships: [],
  category: 'CONTINGENT',
  sex: 'UNKNOWN',
  personsMax: 1,
  inUnToll: true,
  status: 'KILLED',
  taken: 0,
  ...change,
});
const revisedVictim = (id: string, change: Partial<RevisedVictim> = {}): RevisedVictim => ({
  id,
  incidentId: 'i',
  level: 0,
  contributingCountry: 'MAR',
  citizenships: [],
  category: 'MILITARY',
  sex: 'MALE',
  personsMax: 1,
  isAuthor: false,
  isWithdrawn: false,
  statusId: `s-${id}`,
  status: 'KILLED',
  statusFrom: cells.date,
  statusTo: cells.date,
  ...change,
});
const revisedIncident = (live: readonly string[], change: Partial<RevisedIncident> = {}): RevisedIncident => ({
  id: 'i',
  mission: 'MINUSCA',
  from: cells.date,
  to: cells.date,
  confirmation: 'CONFIRMED',
  isFromList: true,
  isDecided: false,
  isRetractedByList: false,
  live,
  ...change,
});

function plan(rows: readonly KeyedRow[], before: readonly KnownRow[], register: Partial<Register>): ImportPlan {
  const made = new ImportPlan();
  const stored = new Map(before.map((casualty) => [casualty.key, casualty]));
  const sorted = sortRows(made, rows, stored);
  planRows(made, sorted, stored, {
    incidents: [],
    victims: [],
    named: [],
    revisedVictims: [],
    revisedIncidents: [],
    ...register,
  });
  return made;
}
const doubts = ({ doubts: held }: ImportPlan): string[] => held.map(({ row: { key }, reason }) => `${key} ${reason}`);

describe('new rows', () => {
  test('of one mission and day are one new incident; of other causes nothing', () => {
    const made = plan(
      [row('a'), row('b', { cause: 'PENDING' }), row('c', { date: '2017-05-09' }), row('d', { cause: 'OTHER' })],
      [],
      {},
    );
    expect([...made.creates.values()].map(({ date, rows }) => [date, rows.map(({ key }) => key)])).toEqual([
      ['2017-05-08', ['a', 'b']],
      ['2017-05-09', ['c']],
    ]);
    expect(made.leftOut).toEqual({ 'Malicious Act': 1 });
  });

  test('take each recorded victim as often as it counts people, and no more', () => {
    const made = plan(
      ['a', 'b', 'c', 'd'].map((key) => row(key)),
      [],
      {
        incidents: [incident('i', { confirmation: 'REPORTED' })],
        victims: [victim('one'), victim('class', { personsMax: 3, taken: 1 })],
      },
    );
    expect(made.pairs.map((pair) => pair.victim).sort()).toEqual(['class', 'class', 'one']);
    expect(made.adds.map((add) => add.row.key)).toHaveLength(1);
    expect([...made.confirmations.keys()]).toEqual(['i']);
  });

  test('that all wait for a person confirm nothing', () => {
    const made = plan([row('a')], [], {
      incidents: [incident('i', { confirmation: 'REPORTED' })],
      victims: [victim('one', { contributingCountry: 'KHM' })],
    });
    expect([doubts(made), made.confirmations.size]).toEqual([['a DIFFERS_FROM_RECORD'], 0]);
  });

  test('of one id and two nationalities make one victim; the other row is for a person', () => {
    const twin = { ...row('a|SCG', { nationality: 'SCG' }), id: 'a' };
    const made = plan([row('a'), twin], [], {});
    expect([made.creates.size, doubts(made), made.doubts[0]?.candidateRow]).toEqual([
      1,
      ['a|SCG DIFFERS_FROM_RECORD'],
      'a',
    ]);
  });
});

describe('a newer edition', () => {
  const seenDay = { incidents: [incident()], victims: [] };

  test('gives the incident the new day when all who stay in it have it', () => {
    const rows = [row('a', { date: '2017-05-09' }), row('b', { cause: 'OTHER' })];
    const made = plan(rows, [known('a'), known('b')], {
      ...seenDay,
      revisedVictims: [revisedVictim('v-a'), revisedVictim('v-b')],
      revisedIncidents: [revisedIncident(['v-a', 'v-b'], { isDecided: true })],
    });
    expect([...made.redates]).toEqual([['i', { before: '2017-05-08', after: '2017-05-09', mission: 'MINUSCA' }]]);
    expect(made.statuses).toEqual([{ victim: 'v-a', status: 'KILLED', date: '2017-05-09', supersedes: 's-v-a' }]);
    expect([made.presence, made.moves, made.doubts, made.confirmations.size]).toEqual([
      [{ victim: 'v-b', level: 0, incident: 'i', isWithdrawn: true }],
      [],
      [],
      0,
    ]);
  });

  test('moves some of them, and leaves those whose incident people decided about to a person', () => {
    const rows = [row('a', { date: '2017-05-09' })];
    const register = (isDecided: boolean): Partial<Register> => ({
      ...seenDay,
      revisedVictims: [revisedVictim('v-a')],
      revisedIncidents: [revisedIncident(['v-a', 'v-b'], { isDecided })],
    });
    const free = plan(rows, [known('a'), known('b')], register(false));
    expect([free.moves.length, free.creates.size, free.changed]).toEqual([1, 1, 1]);
    const decided = plan(rows, [known('a'), known('b')], register(true));
    expect([decided.moves, doubts(decided)]).toEqual([[], ['a DECIDED_OTHERWISE']]);
  });

  test('retracts an incident that nobody is left in, unless people decided about it', () => {
    const made = (isDecided: boolean): ImportPlan =>
      plan([row('a', { cause: 'OTHER' })], [known('a')], {
        ...seenDay,
        revisedVictims: [revisedVictim('v-a')],
        revisedIncidents: [revisedIncident(['v-a'], { isDecided })],
      });
    expect([...made(false).confirmations.values()]).toEqual([{ before: 'CONFIRMED', after: 'RETRACTED' }]);
    expect(made(true).confirmations.size).toBe(0);
  });

  test('supersedes what the last edition knew of the cause, and nothing that a person recorded', () => {
    const made = (change: Partial<RevisedVictim>): ImportPlan =>
      plan([row('a')], [known('a', { cells: { ...cells, cause: 'PENDING' } })], {
        ...seenDay,
        revisedVictims: [revisedVictim('v-a', { status: 'CAUSE_PENDING', ...change })],
        revisedIncidents: [revisedIncident(['v-a'])],
      });
    expect(made({}).statuses).toEqual([{ victim: 'v-a', status: 'KILLED', date: cells.date, supersedes: 's-v-a' }]);
    expect(made({ status: 'KILLED' })).toMatchObject({ statuses: [], doubts: [], changed: 1 });
    expect(doubts(made({ status: 'MISSING' }))).toEqual(['a DECIDED_OTHERWISE']);
  });
});
