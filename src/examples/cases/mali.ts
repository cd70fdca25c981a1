import { day, followed, official, onTheList, persons, press, range, type ExampleCase } from '../example-case.js';

const attack = {
  mission: 'MINUSMA',
  offences: ['MURDER'],
  means: 'UNKNOWN',
  context: 'UNKNOWN',
  perpetratorClass: 'UNKNOWN',
} as const;
const note2023 = official('UN Peacekeeping', 'Note on the trial for the attack at Siby, January 2023');
const court = { courtKind: 'CIVIL', forumState: 'MLI', court: 'Assize Court of Bamako' } as const;
/** The same court, sitting in matters of terrorism. */
const terrorismBench = { ...court, courtKind: 'SPECIALISED' } as const;
const siby2023 = press('Le Monde, AFP', 'Report on the Siby judgment, January 2023');

/** AC-04: a one-day trial, with reparations to the State as civil party; whether robbery or terrorism is contested. */
const siby: ExampleCase = {
  code: 'AC-04',
  title: 'Siby 2019',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        ...attack,
        occurredOn: day('2019-02-22'),
        // So the elected official whom AFP quotes.
        means: 'SHOOTING',
        context: 'OFF_DUTY',
        location: { place: 'Siby', precision: 'SETTLEMENT' },
        incidentCountry: 'MLI',
        enrolment: followed('2019-02-22'),
        victims: [
          { personnelCategory: 'MILITARY', persons: persons(3), status: 'KILLED', contributingCountry: 'GIN' },
          { personnelCategory: 'MILITARY', persons: persons(2), status: 'INJURED' },
        ],
        summary:
          'Five peacekeepers on leave were attacked. A local official spoke of a robbery gone wrong; the court held it to be terrorism.',
        sources: [note2023, siby2023, press('Al Jazeera', 'Report on the Siby judgment, 26 January 2023')],
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'COURT' }],
      input: {
        ...terrorismBench,
        accused: persons(1),
        flags: ['DEATH_PENALTY'],
        sources: [note2023, siby2023],
      },
    },
  ],
  steps: [
    {
      kind: 'INVESTIGATIVE_STEP',
      proceeding: 'trial',
      occurredOn: range('2019-02-22', '2023-01-23'),
      actingState: 'MLI',
      note: 'Forensic link by the gendarmerie, with technical and scientific support of the mission.',
      sources: [note2023],
    },
    { kind: 'TRIAL_OPENED', proceeding: 'trial', occurredOn: day('2023-01-24'), sources: [note2023] },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2023-01-24'),
      accused: [{ persons: persons(1), outcome: 'CONVICTED', sentence: { kind: 'DEATH' } }],
      note: 'A moratorium on executions has stood since 1980.',
      sources: [note2023],
    },
    {
      kind: 'REPARATION_ORDERED',
      proceeding: 'trial',
      occurredOn: day('2023-01-24'),
      party: 'STATE',
      amount: { amount: '2000000', currency: 'XOF' },
      note: 'The rights of the two injured were reserved.',
      sources: [note2023],
    },
  ],
};

/**
 * AC-05: eight of nine convicted in absentia. The UN's note says which attack was judged by month and city; that it was
 * the one of 25 May is our match: the list has no other death by a malicious act there in that month.
 */
const bamako2015: ExampleCase = {
  code: 'AC-05',
  title: 'Bamako, May 2015',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        ...attack,
        occurredOn: day('2015-05-25'),
        location: { place: 'Bamako', precision: 'SETTLEMENT' },
        incidentCountry: 'MLI',
        enrolment: followed('2015-05-25'),
        victims: [{ personnelCategory: 'MILITARY', status: 'KILLED', contributingCountry: 'BGD' }],
        sources: [note2023],
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'SOURCE' }],
      input: { ...court, accused: persons(9), sources: [note2023] },
    },
  ],
  steps: [
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2021-03-24'),
      accused: [
        { persons: persons(8), outcome: 'CONVICTED', inAbsentia: true },
        { persons: persons(1), outcome: 'CONVICTED', inAbsentia: false },
      ],
      sources: [note2023],
    },
  ],
};

/**
 * AC-06: no date and no certain victims; not counted by the UN as a trial for a specific attack. The range runs from the
 * mission's first day to the judgment, and nobody is entered as a victim.
 */
const mines: ExampleCase = {
  code: 'AC-06',
  title: 'Mines in northern Mali, before 2020',
  incidents: [
    {
      key: 'a',
      input: {
        ...attack,
        occurredOn: range('2013-04-25', '2020-09-21'),
        offences: ['OTHER'],
        means: 'IED_OR_MINE',
        incidentCountry: 'MLI',
        enrolment: { basis: 'OUTCOME_FOUND' },
        victims: [],
        summary:
          'Mines laid in the north. The Chadian contingent is believed to have been hit; neither date, nor number, nor harm is told.',
        sources: [note2023],
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'INFERRED' }],
      input: { ...court, accused: persons(1), sources: [note2023] },
    },
  ],
  steps: [
    {
      kind: 'INVESTIGATIVE_STEP',
      proceeding: 'trial',
      occurredOn: range('2013-04-25', '2020-09-21'),
      note: 'A confession was made during the inquiry.',
      sources: [note2023],
    },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2020-09-21'),
      accused: [{ persons: persons(1), outcome: 'CONVICTED', sentence: { kind: 'LIFE' } }],
      sources: [note2023],
    },
  ],
};

const hotels = [press('AFP', 'Report on the judgment for the attacks of 2015 in Bamako, 28 October 2020')];

/** AC-22: attacks on a restaurant and a hotel; victims of the UN are not established, so no peacekeeper is counted. */
const hotelsCase: ExampleCase = {
  code: 'AC-22',
  title: 'Bamako restaurant and hotel 2015',
  incidents: [
    {
      key: 'a',
      decided: {
        exclusions: ['NO_UN_VICTIM'],
        on: [press('ORTM', 'Report on the trial for the attacks of 2015 in Bamako, October 2020')],
      },
      input: {
        ...attack,
        occurredOn: { from: '2015-01-01', precision: 'YEAR' },
        perpetratorClass: 'NON_STATE_GROUP',
        location: { place: 'Bamako', precision: 'SETTLEMENT' },
        incidentCountry: 'MLI',
        enrolment: { basis: 'OUTCOME_FOUND' },
        victims: [],
        summary: 'Two attacks tried together; that UN personnel were among the victims is not established.',
        sources: hotels,
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'RELATED' }],
      input: { ...terrorismBench, accused: persons(3), flags: ['DEATH_PENALTY'], sources: hotels },
    },
  ],
  steps: [
    {
      kind: 'ARRESTED',
      proceeding: 'trial',
      occurredOn: day('2016-04-21'),
      accused: [{ persons: persons(1) }],
      sources: hotels,
    },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2020-10-28'),
      accused: [
        { persons: persons(2), outcome: 'CONVICTED', inAbsentia: false, sentence: { kind: 'DEATH' } },
        { persons: persons(1), outcome: 'CONVICTED', inAbsentia: true, sentence: { kind: 'DEATH' } },
      ],
      note: 'An appeal in cassation was announced.',
      sources: hotels,
    },
  ],
};

export const mali: readonly ExampleCase[] = [siby, bamako2015, mines, hotelsCase];
