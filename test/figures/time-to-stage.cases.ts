import type { TimeToStageArgs } from '../../src/analytics/time-to-stage.service.js';
import { dayAfter, type Case, type CaseStep } from './cases.js';
import type { Counts } from './time-report.js';

export const AS_OF = '2025-12-31';
export type Asked = Partial<TimeToStageArgs>;

/** One case, what is asked of it, and what comes out: counts that are not 0 beside `eligible`, and the day of the end. */
export interface Rule {
  readonly title: string;
  readonly of: (on: string) => Omit<Case, 'on'>;
  readonly asked?: Asked;
  /** `day` below 0: so many before the last day that it can be followed to. */
  readonly gives: Partial<Counts> & { readonly day?: number };
}

const step = (kind: CaseStep['kind'], on: string, more: Partial<CaseStep> = {}): CaseStep => ({ kind, on, ...more });
const inView = { eligible: 1, size: 1, clusters: 1 } as const;
const event = { ...inView, events: 1 } as const;
const ended = { ...inView, competing: 1 } as const;
const waiting = { ...inView, censored: 1 } as const;
/** Steps before the case's own proceedings `a` and `b`. */
const at =
  (proceeding: string, on: string) =>
  (kind: CaseStep['kind'], days: number, more: Partial<CaseStep> = {}): CaseStep =>
    step(kind, dayAfter(on, days), { proceeding: `${proceeding} of ${on}`, ...more });

export const RULES: readonly Rule[] = [
  {
    title: 'a step on the day of the incident counts',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 0)] }),
    gives: { ...event, day: 0 },
  },
  {
    title: 'a step that may lie after asOf has not happened yet',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 100, { to: '2026-01-01' })] }),
    gives: waiting,
  },
  {
    title: 'a step before an inquest is no step of the stage',
    of: (on) => ({ steps: [step('INVESTIGATION_OPENED', dayAfter(on, 50), { proceeding: 'inquest' })] }),
    gives: waiting,
  },
  {
    title: 'an incident that nobody confirmed is not eligible',
    of: () => ({ confirmation: 'REPORTED' }),
    gives: {},
  },
  {
    title: 'the end competes on the day on which the last open proceeding is closed (T8)',
    of: (on) => ({
      steps: [
        at('a', on)('PRELIMINARY_INQUIRY', 10),
        at('b', on)('PRELIMINARY_INQUIRY', 20),
        at('a', on)('CLOSED', 100),
        at('b', on)('CLOSED', 200),
      ],
    }),
    gives: { ...ended, day: 200 },
  },
  {
    title: 'while another proceeding is open, closing one is no end',
    of: (on) => ({ steps: [at('b', on)('PRELIMINARY_INQUIRY', 20), at('a', on)('CLOSED', 100)] }),
    gives: waiting,
  },
  {
    title: 'a proceeding that opens only later does not keep the matter open',
    of: (on) => ({ steps: [at('a', on)('CLOSED', 100), at('b', on)('PRELIMINARY_INQUIRY', 101)] }),
    gives: { ...ended, day: 100 },
  },
  {
    title: 'what was declined without a proceeding is refused',
    of: (on) => ({ steps: [step('DECLINED', dayAfter(on, 70))] }),
    gives: { ...ended, day: 70 },
  },
  {
    title: 'that no investigation was opened is no refusal',
    of: (on) => ({ steps: [step('NOT_OPENED', dayAfter(on, 70))] }),
    gives: waiting,
  },
  {
    title: 'reopening is counted and undoes nothing',
    of: (on) => ({
      steps: [
        at('a', on)('PRELIMINARY_INQUIRY', 10),
        at('a', on)('CLOSED', 100),
        at('a', on)('REOPENED', 300),
        at('a', on)('INVESTIGATION_OPENED', 301),
      ],
    }),
    gives: { ...ended, reopened: 1, day: 100 },
  },
  {
    title: 'the event comes before an end of the same day',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 100), at('a', on)('CLOSED', 100)] }),
    gives: { ...event, day: 100 },
  },
  {
    title: 'a closing after judgment is none without',
    of: (on) => ({
      steps: [at('a', on)('JUDGMENT', 100, { outcome: 'ACQUITTED', persons: 3 }), at('a', on)('CLOSED', 200)],
    }),
    asked: { stage: 'VERDICT', outcome: 'CONVICTED' },
    gives: waiting,
  },
  {
    title: 'a judgment with another outcome is not the one that is waited for',
    of: (on) => ({
      steps: [
        at('a', on)('JUDGMENT', 100, { outcome: 'ACQUITTED', persons: 3 }),
        at('b', on)('JUDGMENT', 300, { outcome: 'CONVICTED', persons: 1 }),
      ],
    }),
    asked: { stage: 'VERDICT', outcome: 'CONVICTED' },
    gives: { ...event, day: 300 },
  },
  {
    title: 'closing the case of one accused of two is no end',
    of: (on) => ({
      suspects: [`x ${on}`, `y ${on}`],
      steps: ['x', 'y']
        .map((who) => at('a', on)('CHARGED', 50, { suspect: `${who} ${on}` }))
        .concat(at('a', on)('CLOSED', 100, { suspect: `x ${on}` })),
    }),
    asked: { stage: 'VERDICT' },
    gives: waiting,
  },
  {
    title: 'it is one when the other has died before',
    of: (on) => ({
      suspects: [`x ${on}`, `y ${on}`],
      steps: [
        ...['x', 'y'].map((who) => at('a', on)('CHARGED', 50, { suspect: `${who} ${on}` })),
        step('DIED', dayAfter(on, 90), { suspect: `y ${on}` }),
        at('a', on)('CLOSED', 100, { suspect: `x ${on}` }),
      ],
    }),
    asked: { stage: 'VERDICT' },
    gives: { ...ended, day: 100 },
  },
  {
    title: 'a stage that only a later one implies is left out and counted (T5)',
    of: (on) => ({ steps: [at('a', on)('TRIAL_OPENED', 100)] }),
    gives: { eligible: 1, impliedOnly: 1 },
  },
  {
    title: 'found because of its outcome, a case stands apart (T1)',
    of: (on) => ({ basis: 'OUTCOME_FOUND', steps: [at('a', on)('INVESTIGATION_OPENED', 100)] }),
    gives: { eligible: 1, outcomeFound: 1 },
  },
  {
    title: 'a date open by 92 days is known well enough',
    of: (on) => ({ to: dayAfter(on, 92) }),
    gives: waiting,
  },
  {
    title: 'a date open by 93 days is not (T4)',
    of: (on) => ({ to: dayAfter(on, 93) }),
    gives: { eligible: 1, unknownDate: 1 },
  },
  {
    title: 'whatever is known of a case that nobody looked at, it is not in the curve (T2)',
    of: (on) => ({ looked: null, steps: [at('a', on)('INVESTIGATION_OPENED', 100)] }),
    gives: { eligible: 1, neverLookedAt: 1 },
  },
  {
    title: 'a search that began after asOf is none by then',
    of: () => ({ looked: ['2026-01-01', '2026-02-01'] }),
    gives: { eligible: 1, neverLookedAt: 1 },
  },
  {
    title: 'a search that began 90 days after the incident reaches back to it (T1)',
    of: (on) => ({ looked: [dayAfter(on, 90), AS_OF], steps: [at('a', on)('INVESTIGATION_OPENED', 5)] }),
    gives: { ...event, day: 5 },
  },
  {
    title: 'a case searched from day 91 on enters then',
    of: (on) => ({ looked: [dayAfter(on, 91), AS_OF], steps: [at('a', on)('INVESTIGATION_OPENED', 92)] }),
    gives: { ...event, lateEntries: 1, day: 92 },
  },
  {
    title: 'and is never in view when its event was over',
    of: (on) => ({ looked: [dayAfter(on, 91), AS_OF], steps: [at('a', on)('INVESTIGATION_OPENED', 91)] }),
    gives: { eligible: 1, neverInView: 1 },
  },
  {
    title: 'without a rule of entry it is in view from the incident on',
    of: (on) => ({ looked: [dayAfter(on, 91), AS_OF], steps: [at('a', on)('INVESTIGATION_OPENED', 91)] }),
    asked: { entry: 'NONE' },
    gives: { ...event, day: 91 },
  },
  {
    title: 'last looked at 365 days before asOf, it is followed up to asOf (T2)',
    of: (on) => ({ looked: [on, dayAfter(AS_OF, -365)] }),
    gives: waiting,
  },
  {
    title: 'last looked at 366 days before, it leaves on that day',
    of: (on) => ({ looked: [on, dayAfter(AS_OF, -366)] }),
    gives: { ...waiting, day: -366 },
  },
  {
    title: 'a check of the status moves the last look',
    of: (on) => ({ looked: [on, dayAfter(on, 10)], steps: [step('STATUS_CHECKED', dayAfter(on, 400))] }),
    gives: { ...waiting, day: 400 },
  },
  {
    title: 'and does so whatever the forum that is asked for',
    of: (on) => ({ looked: [on, dayAfter(on, 10)], steps: [step('STATUS_CHECKED', dayAfter(on, 400))] }),
    asked: { forum: 'INTERNATIONAL' },
    gives: { ...waiting, day: 400 },
  },
  {
    title: 'a step alone does not',
    of: (on) => ({ looked: [on, dayAfter(on, 10)], steps: [at('a', on)('PRELIMINARY_INQUIRY', 400)] }),
    gives: { ...waiting, day: 10 },
  },
  {
    title: 'a step after the last look counts, and is told apart',
    of: (on) => ({ looked: [on, dayAfter(on, 10)], steps: [at('a', on)('INVESTIGATION_OPENED', 400)] }),
    gives: { ...event, endedAfterLook: 1, day: 400 },
  },
  {
    title: 'a case only ever checked is in view from the first check to the last',
    of: (on) => ({
      looked: null,
      steps: [step('STATUS_CHECKED', dayAfter(on, 200)), step('STATUS_CHECKED', dayAfter(on, 500))],
    }),
    gives: { ...waiting, lateEntries: 1, day: 500 },
  },
  {
    title: 'from the investigation on, the wait is counted from there',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 100), at('a', on)('TRIAL_OPENED', 400)] }),
    asked: { stage: 'PROSECUTION', from: 'INVESTIGATION' },
    gives: { ...event, day: 300 },
  },
  {
    title: 'what never came to an investigation does not wait from there on',
    of: () => ({}),
    asked: { stage: 'PROSECUTION', from: 'INVESTIGATION' },
    gives: { eligible: 1, notBegun: 1 },
  },
  {
    title: 'a refusal before the investigation does not end the wait that begins with it',
    of: (on) => ({ steps: [step('DECLINED', dayAfter(on, 50)), at('a', on)('INVESTIGATION_OPENED', 100)] }),
    asked: { stage: 'PROSECUTION', from: 'INVESTIGATION' },
    gives: { ...waiting, day: -100 },
  },
  {
    title: 'an arrest before the investigation leaves no wait: times below 0 are 0 (T11)',
    of: (on) => ({
      suspects: [`x ${on}`],
      steps: [step('ARRESTED', dayAfter(on, 50), { suspect: `x ${on}` }), at('a', on)('INVESTIGATION_OPENED', 100)],
    }),
    asked: { stage: 'ARREST', from: 'INVESTIGATION' },
    gives: { ...event, day: 0 },
  },
  {
    title: 'four dead of one attack are four in one cluster (T7)',
    of: (on) => ({ dead: [1, 3], steps: [at('a', on)('INVESTIGATION_OPENED', 100)] }),
    asked: { unit: 'FATALITY' },
    gives: { eligible: 4, size: 4, events: 4, clusters: 1, day: 100 },
  },
  {
    title: 'people counted without a record have no day of their own',
    of: (on) => ({
      suspects: [`x ${on}`],
      steps: [at('a', on)('CHARGED', 100, { suspect: `x ${on}` }), at('a', on)('CHARGED', 100, { persons: 4 })],
    }),
    asked: { unit: 'SUSPECT', stage: 'CHARGE' },
    gives: { ...event, eligible: 5, withoutRecord: 4, day: 100 },
  },
  {
    title: 'the death of a suspect ends the wait for a verdict on them',
    of: (on) => ({
      suspects: [`x ${on}`],
      steps: [
        at('a', on)('CHARGED', 50, { suspect: `x ${on}` }),
        step('DIED', dayAfter(on, 90), { suspect: `x ${on}` }),
      ],
    }),
    asked: { unit: 'SUSPECT', stage: 'VERDICT' },
    gives: { ...ended, day: 90 },
  },
  {
    title: 'a proceeding ends by its own closing',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 20), at('a', on)('CLOSED', 100)] }),
    asked: { unit: 'PROCEEDING', stage: 'VERDICT' },
    gives: { ...ended, day: 100 },
  },
  {
    title: 'before the courts of another kind nothing happened',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 20), at('a', on)('CLOSED', 100)] }),
    asked: { forum: 'INTERNATIONAL' },
    gives: waiting,
  },
  {
    title: 'before those of the host State it did',
    of: (on) => ({ steps: [at('a', on)('INVESTIGATION_OPENED', 20)] }),
    asked: { forum: 'HOST_STATE' },
    gives: { ...event, day: 20 },
  },
];
