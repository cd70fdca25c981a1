import { InvalidInputError } from '../errors/app-error.js';
import type { AmendIncidentLike } from './incident.drafts.js';
import type { Incident } from './incident.entity.js';

/** Exclusions that follow from mission, cause and confirmation; nobody decides them. */
const DERIVED: readonly string[] = ['POLITICAL_MISSION', 'CAUSE_PENDING', 'UNCONFIRMED'];

/** Fields of an incident that wait for a second person. */
export const PROPOSED: readonly string[] = ['hostState', 'confirmation', 'exclusions', 'perpetratorClass'];

/** The column behind a proposed field. */
export const columnOf = (field: string): keyof Incident =>
  field === 'exclusions' ? 'decidedExclusions' : (field as keyof Incident);

/** Whether a class of perpetrator opens the case to the host State's liaison, or hides it: its own agents' cases are closed. */
export const opensOrHides = (wanted: string | null | undefined, stored: Incident): boolean =>
  wanted != null &&
  wanted !== stored.perpetratorClass &&
  [wanted, stored.perpetratorClass].includes('HOST_STATE_AGENT');

/** A value as the entry of a change shows it. */
export function asText(value: unknown): string | null {
  if (value == null) return null;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface Proposal {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly values: Partial<Incident>;
}

/** What an amendment only proposes: it decides figures or who sees the case, so two people make it (rules F2, G3). */
export function proposalsOf(input: AmendIncidentLike, stored: Incident): Proposal[] {
  const { confirmation, perpetratorClass } = input;
  const proposals: Proposal[] = [];
  if (input.hostState !== undefined || input.hostStateBasis != null) proposals.push(hostStateOf(input, stored));
  if (confirmation != null)
    proposals.push({
      field: 'confirmation',
      before: stored.confirmation,
      after: confirmation,
      values: { confirmation },
    });
  if (input.exclusions !== undefined) proposals.push(exclusionsOf(input.exclusions ?? [], stored));
  if (perpetratorClass != null && opensOrHides(perpetratorClass, stored))
    proposals.push({
      field: 'perpetratorClass',
      before: stored.perpetratorClass,
      after: perpetratorClass,
      values: { perpetratorClass },
    });
  return proposals;
}

function hostStateOf(input: AmendIncidentLike, stored: Incident): Proposal {
  const hostStateBasis = input.hostStateBasis ?? (input.hostState ? 'DECIDED' : 'UNSET');
  const isNamed = hostStateBasis === 'DECIDED' || hostStateBasis === 'MISSION_DEFAULT';
  const hostState = isNamed ? (input.hostState ?? stored.hostState) : null;
  if ((hostState === null) !== (hostStateBasis === 'UNSET' || hostStateBasis === 'NONE_UN_ADMINISTERED')) {
    throw InvalidInputError.at('input.hostState', 'BASIS', `The basis ${hostStateBasis} needs a host State.`);
  }
  return { field: 'hostState', before: stored.hostState, after: hostState, values: { hostState, hostStateBasis } };
}

function exclusionsOf(wanted: readonly string[], stored: Incident): Proposal {
  const exclusions = [...new Set(wanted)];
  const derived = exclusions.find((reason) => DERIVED.includes(reason));
  if (derived) {
    const message = `${derived} follows from the facts and is not decided.`;
    throw InvalidInputError.at('input.exclusions', 'DERIVED', message);
  }
  const values = { decidedExclusions: exclusions };
  return { field: 'exclusions', before: stored.decidedExclusions, after: exclusions, values };
}
