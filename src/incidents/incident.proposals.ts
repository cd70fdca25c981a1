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

export const asText = (value: unknown): string | null =>
  value == null ? null : Array.isArray(value) ? value.join(', ') : String(value as string);

interface Proposal {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly values: Partial<Incident>;
}

/** What an amendment only proposes: it decides figures or who sees the case, so two people make it (rules F2, G3). */
export function proposalsOf(input: AmendIncidentLike, stored: Incident): Proposal[] {
  const proposals: Proposal[] = [];
  if (input.hostState !== undefined || input.hostStateBasis != null) {
    const basis = input.hostStateBasis ?? (input.hostState ? 'DECIDED' : 'UNSET');
    const hostState = basis === 'DECIDED' || basis === 'MISSION_DEFAULT' ? (input.hostState ?? stored.hostState) : null;
    if ((hostState === null) !== (basis === 'UNSET' || basis === 'NONE_UN_ADMINISTERED')) {
      throw InvalidInputError.at('input.hostState', 'BASIS', `The basis ${basis} needs a host State.`);
    }
    proposals.push({
      field: 'hostState',
      before: stored.hostState,
      after: hostState,
      values: { hostState, hostStateBasis: basis },
    });
  }
  if (input.confirmation != null) {
    proposals.push({
      field: 'confirmation',
      before: stored.confirmation,
      after: input.confirmation,
      values: { confirmation: input.confirmation },
    });
  }
  if (input.exclusions !== undefined) {
    const exclusions = [...new Set(input.exclusions ?? [])];
    const derived = exclusions.find((reason) => DERIVED.includes(reason));
    if (derived)
      throw InvalidInputError.at(
        'input.exclusions',
        'DERIVED',
        `${derived} follows from the facts and is not decided.`,
      );
    proposals.push({
      field: 'exclusions',
      before: stored.decidedExclusions,
      after: exclusions,
      values: { decidedExclusions: exclusions },
    });
  }
  if (input.perpetratorClass != null && opensOrHides(input.perpetratorClass, stored)) {
    const { perpetratorClass } = input;
    proposals.push({
      field: 'perpetratorClass',
      before: stored.perpetratorClass,
      after: perpetratorClass,
      values: { perpetratorClass },
    });
  }
  return proposals;
}
