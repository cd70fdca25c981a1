import { expect, test } from '@jest/globals';
import type { CasualtyCells, CasualtyRow } from './fatalities.rules.js';
import { planNewRows, type Plan } from './import.plan.js';
import type { CandidateIncident, CandidateVictim } from './import.state.js';

const rowOf = (key: string, cells: Partial<CasualtyCells> = {}): CasualtyRow => ({
  number: 2,
  key,
  id: key,
  cells: {
    date: '2014-10-03',
    mission: 'MINUSMA',
    nationality: 'NER',
    personnel: 'MILITARY',
    sex: 'MALE',
    cause: 'MALICIOUS',
    ...cells,
  },
  type: '',
  lastUpdate: null,
});

const incidentOf = (id: string, values: Partial<CandidateIncident> = {}): CandidateIncident => ({
  id,
  mission: 'MINUSMA',
  from: '2014-10-03',
  to: '2014-10-03',
  confirmation: 'CONFIRMED',
  clearance: 0,
  ...values,
});

const victimOf = (id: string, values: Partial<CandidateVictim> = {}): CandidateVictim => ({
  id,
  incident_id: 'i',
  contributing_country: 'NER',
  citizenships: [],
  personnel_category: 'CONTINGENT',
  sex: 'UNKNOWN',
  persons_max: 1,
  in_un_toll: true,
  status: 'KILLED',
  taken: 0,
  references: [],
  ...values,
});

/** A plan in short: what becomes of each key. */
function short(plan: Plan): Record<string, string> {
  return Object.fromEntries([
    ...plan.create.map((group) => [group.map(({ key }) => key).join('+'), 'create']),
    ...plan.add.map(({ row, incident }) => [row.key, `add to ${incident}`]),
    ...plan.pair.map(({ row, victim }) => [row.key, `pair ${victim}`]),
    ...plan.doubt.map(({ row, reason, candidates }) => [row.key, `${reason} ${candidates.join('+')}`.trim()]),
  ]) as Record<string, string>;
}
const i = incidentOf('i');

test('a mission-day without an incident makes one, with its causes to be determined', () => {
  const rows = [rowOf('a'), rowOf('b', { cause: 'PENDING' }), rowOf('c', { date: '2014-10-04' })];
  expect(short(planNewRows(rows, [], []))).toEqual({ 'a+b': 'create', c: 'create' });
  const others = [incidentOf('x', { mission: 'MINUSCA' }), incidentOf('y', { from: '2014-10-01', to: '2014-10-31' })];
  expect(short(planNewRows([rowOf('a')], others, []))).toEqual({ a: 'create' });
});

test('a cause to be determined attaches to the one incident of its day', () => {
  const pending = rowOf('b', { cause: 'PENDING', nationality: 'TCD' });
  expect(short(planNewRows([pending], [i], [victimOf('v')]))).toEqual({ b: 'add to i' });
});

test('rows are paired by nationality and category, with the same sex first', () => {
  const victims = [victimOf('v1', { sex: 'FEMALE' }), victimOf('v2', { sex: 'MALE' })];
  const rows = [rowOf('a'), rowOf('b', { sex: 'FEMALE' })];
  expect(short(planNewRows(rows, [i], victims))).toEqual({ a: 'pair v2', b: 'pair v1' });
});

test('a counted class is paired as often as it counts people, less those taken; the rest is added', () => {
  const rows = ['a', 'b', 'c', 'd'].map((key) => rowOf(key));
  expect(short(planNewRows(rows, [i], [victimOf('v', { persons_max: 3 })]))).toEqual({
    a: 'pair v',
    b: 'pair v',
    c: 'pair v',
    d: 'add to i',
  });
  const taken = [victimOf('v', { persons_max: 3, taken: 2 })];
  expect(short(planNewRows(rows.slice(0, 2), [i], taken))).toEqual({ a: 'pair v', b: 'add to i' });
});

test('two incidents of a mission-day are not chosen between', () => {
  const victims = [victimOf('v'), victimOf('w', { incident_id: 'j' }), victimOf('x', { contributing_country: 'TCD' })];
  expect(short(planNewRows([rowOf('a')], [i, incidentOf('j')], victims))).toEqual({ a: 'SEVERAL_CANDIDATES v+w' });
});

test.each([
  ['of another country', { contributing_country: 'TCD' }],
  ['of another category', { personnel_category: 'POLICE' }],
  ['of a country not known', { contributing_country: null }],
  ['who is missing', { status: 'MISSING' }],
  ['whose cause of death was open', { status: 'CAUSE_PENDING' }],
])('a row beside a victim %s differs from the record', (_, values) => {
  expect(short(planNewRows([rowOf('a')], [i], [victimOf('v', values)]))).toEqual({ a: 'DIFFERS_FROM_RECORD v' });
});

test.each([
  ['is injured', { status: 'INJURED' }],
  ['is outside the toll', { in_un_toll: false }],
  ['another row rests on', { taken: 1 }],
])('a row is added beside a victim who %s', (_, values) => {
  expect(short(planNewRows([rowOf('a')], [i], [victimOf('v', values)]))).toEqual({ a: 'add to i' });
});

test('a cause to be determined is paired with one to be determined, and is a doubt beside one killed', () => {
  const pending = rowOf('a', { cause: 'PENDING' });
  expect(short(planNewRows([pending], [i], [victimOf('v')]))).toEqual({ a: 'CAUSE_PENDING v' });
  const open = victimOf('v', { status: 'CAUSE_PENDING' });
  expect(short(planNewRows([pending], [i], [open]))).toEqual({ a: 'pair v' });
});

test('a recorded casualty id decides before anything else', () => {
  const victims = [victimOf('v'), victimOf('w', { contributing_country: 'TCD', references: ['a'] })];
  const plan = planNewRows([rowOf('a'), rowOf('b')], [i, incidentOf('j')], victims);
  expect(short(plan)).toEqual({ a: 'pair w', b: 'SEVERAL_CANDIDATES v' });
  expect(plan.pair[0]?.isReferenced).toBe(true);
});

test('the list confirms what was only reported; a cause to be determined does not', () => {
  const reported = [incidentOf('i', { confirmation: 'REPORTED' })];
  expect(planNewRows([rowOf('a')], reported, [victimOf('v')]).confirm).toEqual(['i']);
  expect(planNewRows([rowOf('a', { cause: 'PENDING' })], reported, []).confirm).toEqual([]);
  expect(planNewRows([rowOf('a')], [i], [victimOf('v')]).confirm).toEqual([]);
});

test('a row waits where an unexplained death some days off may be the same one', () => {
  const row = rowOf('a', { date: '2014-10-08' });
  expect(short(planNewRows([row], [i], [victimOf('v')]))).toEqual({ a: 'DIFFERS_FROM_RECORD v' });
  expect(short(planNewRows([row], [i], [victimOf('v', { taken: 1 })]))).toEqual({ a: 'create' });
  expect(short(planNewRows([row, rowOf('b')], [i], [victimOf('v')]))).toEqual({ a: 'create', b: 'pair v' });
  expect(short(planNewRows([rowOf('a', { date: '2014-10-11' })], [i], [victimOf('v')]))).toEqual({ a: 'create' });
});
