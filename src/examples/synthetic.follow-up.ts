import type { StepDraft } from '../ledger/ledger.writer.js';
import { dateColumns } from '../sources/partial-date.rules.js';
import type { Random } from './random.js';
import { LAST_DAY, onDay, type SyntheticIncident } from './synthetic.cases.js';

/** What the United Nations does after an attack: share of incidents, and within how many days of the last step. */
const AFTERMATH = [
  ['CONTRIBUTOR_INFORMED', 0.8, 3],
  ['UN_FACT_FINDING', 0.5, 20],
  ['BOARD_OF_INQUIRY', 0.5, 120],
  ['REFERRED_TO_STATE', 0.45, 90],
] as const;
const YEAR = 365;
/** A case that somebody follows is asked after for at most so many years. */
const ASKED_YEARS = 3;

/** Steps of an incident beside any proceeding: the inquiry of the United Nations, and answers of those who were asked. */
export function followUp(random: Random, incident: SyntheticIncident & { readonly id: string }): StepDraft[] {
  const made: StepDraft[] = [];
  let { day } = incident;
  const step = (kind: string, afterDays: number): void => {
    day += afterDays;
    if (day > LAST_DAY) return;
    made.push({
      step: { kind, ...dateColumns('occurred', onDay(day)), needsReview: false },
      incidents: [incident.id],
      ownLevel: incident.level,
      level: incident.level,
    });
  };
  for (const [kind, share, days] of AFTERMATH) if (random.chance(share)) step(kind, random.int(0, days));
  if (!incident.isFollowed) return made;
  for (let year = 0; year < ASKED_YEARS && day <= LAST_DAY; year += 1)
    step(random.chance(0.6) ? 'NO_INFORMATION' : 'STATUS_CHECKED', YEAR + random.int(-60, 60));
  return made;
}
