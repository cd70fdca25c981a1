import { InvalidInputError } from '../errors/app-error.js';
import { completeDate, refuseBefore, refuseFuture, type PartialDate } from '../sources/partial-date.rules.js';
import { uuidOf } from '../reading/node-id.js';
import type { AmendIncidentLike, IncidentInputLike, VictimInputLike } from './incident.drafts.js';
import type { MissionOfIncident } from './host-state.js';
import type { Incident } from './incident.entity.js';
import type { VictimDraft } from './incident.writer.js';
import { levelOf } from '../access/viewer.js';

/** Whether counts are given as a range whose ends are in order. Throws BAD_USER_INPUT. */
export function checkedCount(
  count: { readonly min: number; readonly max: number } | null | undefined,
  path: string,
): { min: number; max: number } | null {
  if (count == null) return null;
  if (count.min > count.max)
    throw InvalidInputError.at(path, 'ORDER', `${path}: min (${count.min}) is above max (${count.max}).`);
  return { min: count.min, max: count.max };
}

/** A victim as it will be written. Dates default to the incident's; one person when no number is given. */
export function victimDraft(input: VictimInputLike, incidentOn: PartialDate, today: string, path: string): VictimDraft {
  const persons = checkedCount(input.persons, `${path}.persons`) ?? { min: 1, max: 1 };
  if (persons.max === 0)
    throw InvalidInputError.at(`${path}.persons`, 'RANGE', `${path}.persons must be at least one person.`);
  if (input.fullName && persons.max !== 1) {
    throw InvalidInputError.at(
      `${path}.fullName`,
      'ONE_PERSON',
      `${path} counts several people; a name belongs to one.`,
    );
  }
  const on = input.statusOn ? completeDate(input.statusOn, `${path}.statusOn`) : incidentOn;
  refuseFuture(on, today, `${path}.statusOn`);
  refuseBefore(on, incidentOn.from, `${path}.statusOn`);
  return {
    victim: {
      personsMin: persons.min,
      personsMax: persons.max,
      contributingCountry: input.contributingCountry ?? null,
      citizenships: [...(input.citizenships ?? [])],
      personnelCategory: input.personnelCategory,
      sex: input.sex ?? 'UNKNOWN',
      inUnToll: input.inUnToll ?? true,
      alsoSuspectId: input.alsoSuspect == null ? null : uuidOf('Suspect', input.alsoSuspect, `${path}.alsoSuspect`),
      level: levelOf(input.classification ?? 'UNCLASSIFIED'),
    },
    status: { status: input.status, on },
    fullName: input.fullName ?? null,
    externalRefs: input.externalRefs ?? [],
  };
}

/** The stored columns of a place. Throws BAD_USER_INPUT for half a point: latitude and longitude come together. */
export function locationColumns(
  location: IncidentInputLike['location'],
): Pick<Incident, 'place' | 'latitude' | 'longitude' | 'locationPrecision'> {
  const { place = null, latitude = null, longitude = null, precision = null } = location ?? {};
  if ((latitude === null) !== (longitude === null))
    throw InvalidInputError.at('input.location', 'BOTH', 'latitude and longitude are given together, or neither.');
  return { place, latitude, longitude, locationPrecision: precision };
}

/** The stored columns of an enrolment. Throws BAD_USER_INPUT for one day without the other, disorder and the future. */
export function enrolmentColumns(
  enrolment: IncidentInputLike['enrolment'],
  today: string,
): Pick<Incident, 'enrolmentBasis' | 'lookedFrom' | 'lookedTo'> {
  const { lookedFrom = null, lookedTo = null, basis = 'CONTEMPORANEOUS' } = enrolment ?? {};
  if (
    (lookedFrom === null) !== (lookedTo === null) ||
    (lookedFrom !== null && lookedTo !== null && lookedFrom > lookedTo)
  ) {
    throw InvalidInputError.at('input.enrolment', 'ORDER', 'lookedFrom and lookedTo are given together, in order.');
  }
  if (lookedTo !== null && lookedTo > today)
    throw InvalidInputError.at('input.enrolment.lookedTo', 'NOT_IN_FUTURE', 'lookedTo must not lie in the future.');
  return { enrolmentBasis: basis, lookedFrom, lookedTo };
}

/** The country codes that victims name, by their place in the input. */
export const victimCodes = (victims: readonly VictimInputLike[], path: string): [string, string | null | undefined][] =>
  victims.flatMap((victim, index): [string, string | null | undefined][] => [
    [`${path}[${index}].contributingCountry`, victim.contributingCountry],
    ...(victim.citizenships ?? []).map((code, at): [string, string] => [`${path}[${index}].citizenships[${at}]`, code]),
  ]);

/** The country codes that an amendment names, by their place in the input. */
export const amendedCodes = (input: AmendIncidentLike): Map<string, string | null | undefined> =>
  new Map<string, string | null | undefined>([
    ['input.hostState', input.hostState],
    ['input.incidentCountry', input.incidentCountry],
    ...(input.otherCompetentStates ?? []).map((code, i): [string, string] => [
      `input.otherCompetentStates[${i}]`,
      code,
    ]),
    ...victimCodes(input.addVictims ?? [], 'input.addVictims'),
  ]);

/** Sentences about what is unusual, not wrong: it is recorded all the same. */
export function incidentWarnings(
  on: PartialDate,
  mission: MissionOfIncident,
  input: Pick<IncidentInputLike, 'victims'>,
): string[] {
  const warnings: string[] = [];
  if (mission.startedOn && on.to < mission.startedOn)
    warnings.push(`The incident lies before ${mission.acronym} began (${mission.startedOn}).`);
  if (mission.endedOn && on.from > mission.endedOn)
    warnings.push(`The incident lies after ${mission.acronym} ended (${mission.endedOn}).`);
  if (input.victims.length === 0) warnings.push('No victim is recorded.');
  if (mission.hosts.length !== 1)
    warnings.push(
      `${mission.acronym} has ${mission.hosts.length} host States at that date: the host State is unset until two people decide.`,
    );
  return warnings;
}
