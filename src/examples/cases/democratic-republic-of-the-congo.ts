import { day, followed, month, official, onTheList, persons, press, range, type ExampleCase } from '../example-case.js';

const kananga = [
  press('AFP', 'Report on the Kananga judgment, 29 January 2022: 51 death sentences'),
  press('RFI', 'Report on the Kananga judgment, 29 January 2022: 49 death sentences'),
  press('AP', 'Report on the Kananga judgment, 29 January 2022: about 50 death sentences'),
];
const councilReport = official('Security Council', 'Report on the deaths of the two experts, 2017');

/** AC-01: sources differ on the same judgment, so the figures are ranges; experts on mission, not members of one. */
const kanangaCase: ExampleCase = {
  code: 'AC-01',
  title: 'Kananga 2017',
  incidents: [
    {
      key: 'a',
      decided: { confirmation: 'CONFIRMED', hostState: 'COD', exclusions: ['EXPERT_GROUP'], on: [councilReport] },
      input: {
        mission: 'UNSecretariat',
        occurredOn: day('2017-03-12'),
        offences: ['MURDER'],
        means: 'UNKNOWN',
        context: 'OTHER',
        perpetratorClass: 'UNKNOWN',
        location: { place: 'Bunkonde', precision: 'SETTLEMENT' },
        incidentCountry: 'COD',
        enrolment: followed('2017-03-12'),
        victims: [
          { status: 'KILLED', citizenships: ['SWE', 'CHL'], personnelCategory: 'EXPERT_GROUP' },
          { status: 'KILLED', citizenships: ['USA'], personnelCategory: 'EXPERT_GROUP' },
          { persons: persons(3, 4), status: 'MISSING', personnelCategory: 'BYSTANDER', inUnToll: false },
        ],
        summary:
          'Two members of the Group of Experts; their interpreter and motorcycle drivers disappeared: three people by one source, four by another. The bodies of the experts were found on 27 and 28 March 2017.',
        sources: [
          ...kananga,
          press('AP', 'Report on the four people who went with the experts, May 2018'),
          press('RFI', 'Report on the three people missing since the attack on the experts'),
        ],
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'COURT' }],
      input: {
        courtKind: 'MILITARY',
        forumState: 'COD',
        court: 'Military Court, Kananga',
        accused: persons(54, 55),
        flags: ['DEATH_PENALTY', 'CIVILIAN_BEFORE_MILITARY_COURT'],
        sources: kananga,
      },
    },
  ],
  steps: [
    {
      kind: 'FACTUAL_REPORT',
      incidents: ['a'],
      occurredOn: { ...range('2017-06-01', '2017-08-31'), approximate: true },
      party: 'UN',
      note: 'Report to the Council: local militia likely. The Group of Experts itself held the attack to be premeditated and its authors unclear.',
      sources: [councilReport],
    },
    {
      kind: 'TRIAL_OPENED',
      proceeding: 'trial',
      occurredOn: range('2017-03-28', '2018-01-29'),
      note: 'The trial lasted over four years with interruptions; some accused died in custody, others escaped, in numbers not told.',
      sources: kananga,
    },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2022-01-29'),
      accused: [
        // Of 22 fugitives tried in their absence at most five can be among the others.
        { persons: persons(49, 51), outcome: 'CONVICTED', sentence: { kind: 'DEATH' }, absent: persons(17, 22) },
        { persons: persons(1), outcome: 'CONVICTED', sentence: { kind: 'TERM', minMonths: 120, maxMonths: 120 } },
        { persons: persons(2), outcome: 'ACQUITTED' },
        { persons: persons(2), outcome: 'REFERRED' },
      ],
      sources: kananga,
    },
    {
      kind: 'APPEAL_FILED',
      proceeding: 'trial',
      occurredOn: range('2022-01-29', '2022-10-03'),
      party: 'PROSECUTION',
      sources: kananga,
    },
    {
      kind: 'APPEAL_FILED',
      proceeding: 'trial',
      occurredOn: range('2022-01-29', '2022-10-03'),
      party: 'DEFENCE',
      sources: kananga,
    },
    {
      kind: 'APPEAL_OPENED',
      proceeding: 'trial',
      occurredOn: day('2022-10-03'),
      absent: persons(27),
      note: 'High Military Court, Ndolo prison; 28 of 55 accused were present.',
      sources: [press('Mediacongo', 'Report on the appeal before the High Military Court, October 2022')],
    },
    {
      kind: 'STATUS_CHECKED',
      proceeding: 'trial',
      occurredOn: day('2023-08-28'),
      note: 'Hearings of the appeal were going on; no outcome was found.',
      sources: [press('7sur7', 'Report on hearings of the High Military Court, August 2023')],
    },
  ],
};

const semuliki = [
  press('Reuters', 'Report on the attack at Semuliki, December 2017'),
  official('United Nations', 'Statement on the special investigation, January 2018'),
];

/** AC-07: the UN's own inquiry is done, the national track is empty; the toll moved from 14 to 16. */
const semulikiCase: ExampleCase = {
  code: 'AC-07',
  title: 'Semuliki 2017',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'MONUSCO',
        occurredOn: day('2017-12-07'),
        offences: ['MURDER', 'ATTACK_ON_PREMISES'],
        means: 'UNKNOWN',
        context: 'ATTACK_ON_BASE',
        perpetratorClass: 'NON_STATE_GROUP',
        location: { place: 'Semuliki, Beni', precision: 'DISTRICT' },
        incidentCountry: 'COD',
        enrolment: followed('2017-12-07'),
        victims: [
          { persons: persons(14, 16), status: 'KILLED', contributingCountry: 'TZA', personnelCategory: 'MILITARY' },
          { persons: persons(43), status: 'INJURED', contributingCountry: 'TZA', personnelCategory: 'MILITARY' },
          { status: 'MISSING', contributingCountry: 'TZA', personnelCategory: 'MILITARY' },
        ],
        sources: semuliki,
      },
    },
  ],
  steps: [
    {
      kind: 'UN_SPECIAL_INVESTIGATION',
      incidents: ['a'],
      occurredOn: day('2018-01-05'),
      party: 'UN',
      sources: semuliki,
    },
    { kind: 'FACTUAL_REPORT', incidents: ['a'], occurredOn: month('2018-03'), party: 'UN', sources: semuliki },
    {
      kind: 'PUBLIC_ATTRIBUTION',
      incidents: ['a'],
      occurredOn: month('2018-03'),
      party: 'UN',
      note: 'Three attacks by one armed group; gaps in posture, command and plans for reinforcement.',
      sources: semuliki,
    },
  ],
};

const butembo = [
  press('RFI', 'Report on the storming of the base at Butembo, July 2022'),
  press('PTI', 'Report on the Indian police killed at Butembo, July 2022'),
];

/** AC-08: a crowd; an inquiry of Government and mission was announced the same day, and its outcome was not found. */
const butemboCase: ExampleCase = {
  code: 'AC-08',
  title: 'Butembo 2022',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'MONUSCO',
        occurredOn: day('2022-07-26'),
        offences: ['MURDER', 'ATTACK_ON_PREMISES'],
        means: 'MOB_VIOLENCE',
        context: 'PROTEST',
        perpetratorClass: 'CROWD',
        location: { place: 'Butembo', precision: 'SETTLEMENT' },
        incidentCountry: 'COD',
        enrolment: followed('2022-07-26'),
        victims: [
          { persons: persons(2), status: 'KILLED', contributingCountry: 'IND', personnelCategory: 'POLICE' },
          { status: 'KILLED', contributingCountry: 'MAR', personnelCategory: 'MILITARY' },
          { status: 'INJURED', contributingCountry: 'EGY', personnelCategory: 'POLICE' },
          { persons: persons(7, 10), status: 'KILLED', personnelCategory: 'BYSTANDER', inUnToll: false },
        ],
        summary: 'Of civilians at least seven died by the press, eight by the police and ten by a physician.',
        sources: [
          ...butembo,
          press('France 24', 'Report on the storming of the base at Butembo, July 2022: at least seven dead civilians'),
          press('7sur7', 'Report on the dead of Butembo, 26 July 2022: eight or ten dead civilians'),
        ],
      },
    },
  ],
  steps: [
    {
      kind: 'PRELIMINARY_INQUIRY',
      incidents: ['a'],
      occurredOn: day('2022-07-26'),
      actingState: 'COD',
      note: 'Joint inquiry of Government and mission, announced that day.',
      sources: butembo,
    },
  ],
};

export const democraticRepublicOfTheCongo: readonly ExampleCase[] = [kanangaCase, semulikiCase, butemboCase];
