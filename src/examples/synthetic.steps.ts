import type { Level } from '../access/viewer.js';
import { newId } from '../database/new-id.js';
import { randomLabel } from '../incidents/reference.writer.js';
import type { StepDraft } from '../ledger/ledger.writer.js';
import { dateColumns } from '../sources/partial-date.rules.js';
import { milestoneKindRules } from '../vocabulary/milestone-kinds.js';
import type { Random } from './random.js';
import { inMonth, LAST_DAY, onDay, type SyntheticIncident } from './synthetic.cases.js';

const FOUR_EYES = new Set<string>(milestoneKindRules.filter(({ fourEyes }) => fourEyes).map(({ kind }) => kind));

/** Rows of a made-up case beyond its incident. */
export interface SyntheticJustice {
  readonly proceedings: object[];
  readonly links: object[];
  readonly suspects: object[];
  readonly suspectIncidents: object[];
  readonly accused: object[];
  readonly names: { recordId: string; field: string; value: string }[];
  readonly steps: StepDraft[];
}

export const emptyJustice = (): SyntheticJustice => ({
  proceedings: [],
  links: [],
  suspects: [],
  suspectIncidents: [],
  accused: [],
  names: [],
  steps: [],
});

interface Case {
  readonly random: Random;
  readonly justice: SyntheticJustice;
  readonly proceedingId: string;
  readonly level: Level;
  /** Days since the first day of the register's years; moves on with each step. */
  day: number;
}

function step(
  of: Case,
  kind: string,
  afterDays: number,
  values: Partial<StepDraft['step']> = {},
  sealed: Level = 0,
): void {
  of.day = Math.min(LAST_DAY, of.day + afterDays);
  const on = of.random.chance(0.85) ? onDay(of.day) : inMonth(of.day);
  const level = Math.max(of.level, sealed) as Level;
  of.justice.steps.push({
    step: {
      kind,
      ...dateColumns('occurred', on),
      proceedingId: of.proceedingId,
      needsReview: FOUR_EYES.has(kind),
      ...values,
    },
    ownLevel: sealed,
    level,
  });
}

const person = (suspectId: string): Partial<StepDraft['step']> => ({ suspectId, personsMin: 1, personsMax: 1 });

/** A proceeding about one to three incidents, that may stop anywhere and may go backwards. */
export function addProceeding(
  random: Random,
  justice: SyntheticJustice,
  incidents: readonly (SyntheticIncident & { readonly id: string })[],
  by: string,
): void {
  const [first] = incidents;
  if (!first) return;
  const level = incidents.reduce<Level>((high, incident) => (incident.level > high ? incident.level : high), 0);
  const proceedingId = newId();
  justice.proceedings.push({
    id: proceedingId,
    nature: 'CRIMINAL',
    courtKind: random.chance(0.3) ? 'MILITARY' : 'CIVIL',
    forumState: first.hostState,
    court: 'Synthetic Criminal Court',
    docketNumber: `SYN-${random.int(1, 99_999)}`,
    flags: [],
    level,
    recordedById: by,
  });
  for (const { id } of incidents) {
    justice.links.push({
      id: newId(),
      proceedingId,
      incidentId: id,
      basis: 'SOURCE',
      verification: 'ACCEPTED',
      level: 0,
      isEnded: false,
      recordedById: by,
    });
  }
  const of: Case = { random, justice, proceedingId, level, day: Math.max(...incidents.map(({ day }) => day)) };
  step(of, 'INVESTIGATION_OPENED', random.int(1, 200));
  if (random.chance(0.15)) step(of, 'WARRANT_ISSUED', random.int(5, 90), { personsMin: 1, personsMax: 3 }, 2);
  if (random.chance(0.38)) arrests(of, incidents, by);
  else if (random.chance(0.08)) step(of, 'CLOSED', random.int(200, 900), { ground: 'EVIDENCE' });
}

function arrests(of: Case, incidents: readonly { readonly id: string }[], by: string): void {
  const { random, justice } = of;
  const suspectId = newId();
  const level: Level = Math.max(
    of.level,
    random.weighted<Level>([
      [0, 60],
      [1, 32],
      [2, 8],
    ]),
  ) as Level;
  justice.suspects.push({
    id: suspectId,
    label: randomLabel('S-', 8),
    isMinor: random.chance(0.03),
    identity: 'RECORDED',
    role: random.chance(0.6) ? 'PRINCIPAL' : 'UNKNOWN',
    level,
    recordedById: by,
  });
  justice.names.push({ recordId: suspectId, field: 'full_name', value: `Synthetic Person ${random.int(1, 99_999)}` });
  for (const { id } of incidents)
    justice.suspectIncidents.push({ id: newId(), suspectId, incidentId: id, level, isEnded: false });
  justice.accused.push({ id: newId(), proceedingId: of.proceedingId, suspectId, level, isEnded: false });
  const raised: Case = { ...of, level };
  step(raised, 'ARRESTED', random.int(10, 400), person(suspectId));
  if (random.chance(0.18)) {
    step(raised, 'ESCAPED', random.int(20, 300), person(suspectId));
    if (random.chance(0.4)) step(raised, 'ARRESTED', random.int(20, 400), person(suspectId));
  } else if (random.chance(0.1)) {
    step(raised, 'RELEASED', random.int(20, 300), { ...person(suspectId), ground: 'BAIL' });
  }
  if (random.chance(0.4)) trial(raised, suspectId);
}

function trial(of: Case, suspectId: string): void {
  const { random } = of;
  step(of, 'CHARGED', random.int(20, 200), person(suspectId));
  step(of, 'TRIAL_OPENED', random.int(30, 500));
  if (random.chance(0.3)) step(of, 'ADJOURNED', random.int(5, 60), { ground: 'WITNESS_ABSENT' });
  if (!random.chance(0.7)) return;
  const inAbsentia = random.chance(0.2);
  const outcome = random.weighted([
    ['CONVICTED', 80],
    ['ACQUITTED', 15],
    ['DISCHARGED', 5],
  ]);
  step(of, 'JUDGMENT', random.int(1, 300), { ...person(suspectId), outcome, inAbsentia });
  if (random.chance(0.5)) {
    step(of, 'JUDGMENT', 0, { personsMin: random.int(1, 12), personsMax: 12, outcome: 'CONVICTED' });
  }
  if (!random.chance(0.25)) return;
  step(of, 'APPEAL_FILED', random.int(5, 30));
  const decided = random.weighted([
    ['UPHELD', 60],
    ['QUASHED', 20],
    ['RETRIAL_ORDERED', 20],
  ]);
  step(of, 'APPEAL_DECIDED', random.int(90, 600), { ...person(suspectId), outcome: decided });
  if (decided === 'RETRIAL_ORDERED') {
    step(of, 'TRIAL_OPENED', random.int(30, 300));
    step(of, 'JUDGMENT', random.int(30, 300), { ...person(suspectId), outcome: 'CONVICTED', inAbsentia: false });
  }
  if (decided === 'UPHELD') step(of, 'FINAL', 30, person(suspectId));
}
