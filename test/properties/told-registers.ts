import type { Happening, History, IncidentFacts, StepDate, StepTaken } from './history.js';
import type { RandomRegister, RegisterQuestion } from './random-register.js';

/** Registers written by hand, for what random ones seldom meet. */

export const incident = (at: number, facts: Partial<IncidentFacts> = {}): Happening => ({
  do: 'amend incident',
  incident: at,
  facts: { occurredFrom: '2020-01-31', occurredTo: '2020-01-31', confirmation: 'CONFIRMED', ...facts },
});
export const day = (on: string): StepDate => ({ from: on, to: on, precision: 'DAY', approximate: false });
export const year: StepDate = { from: '2020-01-01', to: '2020-12-31', precision: 'YEAR', approximate: false };

export const step = (
  kind: StepTaken['kind'],
  persons: StepTaken['persons'][number],
  date: StepDate,
  contents: Partial<StepTaken['contents']> = {},
): StepTaken => ({
  do: 'step',
  kind,
  proceeding: 0,
  level: 0,
  persons: [persons],
  contents: {
    date,
    absent: null,
    outcome: null,
    inAbsentia: null,
    incidents: [],
    charges: [],
    needsReview: false,
    decision: 'VERIFY',
    ...contents,
  },
});

const question: RegisterQuestion = {
  viewer: 'HQ_2',
  unit: 'PROCEEDING',
  groupBy: [],
  filter: { harm: 'ANY' },
  asOf: null,
  knownAt: null,
  withinMonths: null,
  periodCuts: [],
  forum: null,
};

export function toldHistory(incidents: number, happenings: readonly Happening[]): History {
  return {
    incidents,
    proceedings: [{ nature: 'CRIMINAL', level: 0, incidents }],
    suspects: [{ identity: 'KNOWN_TO_FORUM', role: 'PRINCIPAL', level: 0, incidents: 1 }],
    happenings: happenings.map((what) => ({ isSameMoment: false, what })),
    questions: [],
  };
}

function told(incidents: number, happenings: Happening[], ...questions: Partial<RegisterQuestion>[]): RandomRegister {
  const asked = questions.map((differences) => ({ ...question, ...differences }));
  return { history: toldHistory(incidents, happenings), questions: asked };
}

export const toldRegisters: readonly RandomRegister[] = [
  // Facts come before decisions, whatever their names.
  told(2, [incident(0, { mission: 1 }), incident(1, { decidedExclusions: ['INSIDER'] })], {}),
  // Somebody who was perhaps charged was perhaps tried with the others before that forum.
  told(1, [incident(0), step('CHARGED', { suspect: 0 }, year), step('TRIAL_OPENED', null, day('2020-02-28'))], {
    unit: 'SUSPECT',
    asOf: '2020-06-30',
  }),
  // A month after the last of January is the last of February: in time on that day, too late on the next.
  ...['2020-02-29', '2020-03-01'].map((on) =>
    told(1, [incident(0), step('INVESTIGATION_OPENED', null, day(on))], { unit: 'INCIDENT', withinMonths: 1 }),
  ),
  // Nobody of nobody is no share.
  told(1, [incident(0, { confirmation: 'REPORTED' })], { unit: 'INCIDENT' }, { unit: 'VICTIM' }),
];
