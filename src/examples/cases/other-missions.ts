import { about, day, followed, official, onTheList, persons, press, range, type ExampleCase } from '../example-case.js';

const contingent = { personnelCategory: 'CONTINGENT' } as const;
const military = { personnelCategory: 'MILITARY' } as const;
const statements = (what: string): ReturnType<typeof official>[] => [
  official('Security Council', `Press statement on the attack ${what}`),
];

const firstHearing = [
  press('The Irish Times', 'Report on the first hearing before the military court in Beirut, 14 July 2023'),
];
const charges = [press('AP', 'Report on the charges before the military tribunal in Lebanon, 1 June 2023')];
const verdict = [
  official('UNIFIL', 'Statement on the conclusion of the trial, July 2025: six convicted, one acquitted'),
  press('AFP', 'Report on the judgment, 29 July 2025: five convicted, one acquitted, the main accused in absentia'),
  press('The Irish Times', 'Report on the judgment of Monday, 29 July 2025'),
];

/**
 * AC-09: lawful release, then a missed hearing; judged before a military court, the main accused in his absence. Sources
 * differ on how many were judged. The day on which he was handed over is not told.
 */
const aqbiyaCase: ExampleCase = {
  code: 'AC-09',
  title: 'Al-Aqbiya 2022',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'UNIFIL',
        occurredOn: day('2022-12-14'),
        offences: ['MURDER', 'ATTACK_ON_TRANSPORT'],
        means: 'SHOOTING',
        context: 'UNKNOWN',
        perpetratorClass: 'UNKNOWN',
        location: { place: 'Al-Aqbiya', precision: 'SETTLEMENT' },
        incidentCountry: 'LBN',
        enrolment: followed('2022-12-14'),
        victims: [
          { ...contingent, status: 'KILLED', contributingCountry: 'IRL' },
          { ...contingent, status: 'GRAVELY_INJURED', contributingCountry: 'IRL' },
          { ...contingent, persons: persons(2), status: 'INJURED', contributingCountry: 'IRL' },
        ],
        summary:
          'First reports spoke of angry residents, the charges of a targeted attack. Whether an armed group was behind it is contested.',
        sources: charges,
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'COURT' }],
      suspects: ['accused'],
      input: {
        courtKind: 'MILITARY',
        forumState: 'LBN',
        court: 'Permanent Military Court',
        accused: persons(6, 7),
        flags: ['CIVILIAN_BEFORE_MILITARY_COURT', 'DEATH_PENALTY'],
        sources: [...charges, ...verdict],
      },
    },
    {
      key: 'inquest',
      links: [{ incident: 'a', basis: 'SOURCE' }],
      input: {
        nature: 'INQUEST',
        forumState: 'IRL',
        sources: [press('The Irish Times', 'Reports on the inquest into the death at Al-Aqbiya')],
      },
    },
  ],
  steps: [
    {
      kind: 'HANDED_OVER',
      proceeding: 'trial',
      occurredOn: range('2022-12-14', '2022-12-31'),
      accused: [{ suspect: 'accused' }],
      sources: firstHearing,
    },
    {
      kind: 'CHARGED',
      proceeding: 'trial',
      occurredOn: day('2023-06-01'),
      accused: [{ suspect: 'accused' }, { persons: persons(4) }],
      sources: charges,
    },
    {
      kind: 'RELEASED',
      proceeding: 'trial',
      occurredOn: day('2023-11-15'),
      ground: 'BAIL',
      accused: [{ suspect: 'accused' }],
      note: 'For reasons of health.',
      sources: [press('AP', 'Report on the release on bail, 15 November 2023')],
    },
    {
      kind: 'FAILED_TO_APPEAR',
      proceeding: 'trial',
      occurredOn: day('2023-12-15'),
      accused: [{ suspect: 'accused' }],
      note: 'His counsel gave illness as the reason; the court put the hearing off.',
      sources: [press('Highland Radio', 'Report on the hearing of 15 December 2023')],
    },
    {
      kind: 'TRIAL_OBSERVED',
      proceeding: 'trial',
      occurredOn: day('2023-07-14'),
      party: 'UN',
      note: 'By a legal observer of the mission; the contributing State sent its ambassador and lawyers.',
      sources: firstHearing,
    },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2025-07-28'),
      accused: [
        { suspect: 'accused', outcome: 'CONVICTED', inAbsentia: true, sentence: { kind: 'DEATH' } },
        // Four of them handed themselves in before the session; of a fifth the sources differ.
        { persons: persons(4, 5), outcome: 'CONVICTED', absent: persons(0, 1) },
        { persons: persons(1), outcome: 'ACQUITTED' },
      ],
      sources: verdict,
    },
  ],
};

/** AC-10: about two hundred unidentified attackers; contractors among the dead are missing from the UN's list. */
const gumuruk: ExampleCase = {
  code: 'AC-10',
  title: 'Gumuruk 2013',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'UNMISS',
        occurredOn: day('2013-04-09'),
        offences: ['MURDER', 'ATTACK_ON_TRANSPORT'],
        means: 'SHOOTING',
        context: 'AMBUSH',
        perpetratorClass: 'UNKNOWN',
        location: { place: 'Gumuruk', precision: 'SETTLEMENT' },
        incidentCountry: 'SSD',
        // What rounds to the two hundred of whom the sources speak.
        attackers: persons(150, 249),
        enrolment: followed('2013-04-09'),
        victims: [
          { ...military, persons: persons(5), status: 'KILLED', contributingCountry: 'IND' },
          { persons: persons(2), status: 'KILLED', citizenships: ['SSD'], personnelCategory: 'NATIONAL_STAFF' },
          { persons: persons(5), status: 'KILLED', personnelCategory: 'CONTRACTOR_EMPLOYEE', inUnToll: false },
          // At least nine; at most all of the 32 soldiers and 18 civilians of the convoy who were not killed.
          { persons: persons(9, 38), status: 'INJURED', personnelCategory: 'UNKNOWN', inUnToll: false },
        ],
        summary:
          'About two hundred attackers, none identified; a rebel leader denied. At least nine people were injured.',
        sources: [
          ...statements('near Gumuruk, April 2013'),
          official('UNMISS', 'Statement on the ambush near Gumuruk, 9 April 2013: at least nine injured'),
          press('AP', 'Report on the fire at a UN convoy in Jonglei, 9 April 2013: 32 soldiers'),
          press('VOA', 'Report on the ambush in Jonglei, 9 April 2013: about 18 civilians'),
        ],
      },
    },
  ],
  steps: [
    {
      kind: 'REFERRED_TO_STATE',
      incidents: ['a'],
      occurredOn: about('2013-04'),
      party: 'UN',
      note: 'Security Council and Secretary-General asked the Government to act.',
      sources: statements('near Gumuruk, April 2013'),
    },
  ],
};

/** AC-11: a base that sheltered civilians; no proceeding was found. */
const akobo: ExampleCase = {
  code: 'AC-11',
  title: 'Akobo 2013',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'UNMISS',
        occurredOn: day('2013-12-19'),
        offences: ['MURDER', 'ATTACK_ON_PREMISES'],
        means: 'UNKNOWN',
        context: 'ATTACK_ON_BASE',
        perpetratorClass: 'CROWD',
        location: { place: 'Akobo', precision: 'SETTLEMENT' },
        incidentCountry: 'SSD',
        attackers: persons(1, 1500),
        enrolment: followed('2013-12-19'),
        victims: [
          { ...military, persons: persons(2), status: 'KILLED', contributingCountry: 'IND' },
          { ...military, status: 'INJURED' },
        ],
        sources: statements('on the base at Akobo, December 2013'),
      },
    },
  ],
};

/** AC-12: the place lies outside the area that the mission is named after; the number of injured was revised. */
const kadugli: ExampleCase = {
  code: 'AC-12',
  title: 'Kadugli 2025',
  incidents: [
    {
      key: 'a',
      decided: {
        confirmation: 'CONFIRMED',
        hostState: 'SDN',
        on: [press('Anadolu Agency', 'Report on the statement of the Security Council, 20 December 2025')],
      },
      input: {
        mission: 'UNISFA',
        occurredOn: day('2025-12-13'),
        offences: ['MURDER', 'ATTACK_ON_PREMISES'],
        means: 'ARMED_DRONE',
        context: 'ATTACK_ON_BASE',
        perpetratorClass: 'UNKNOWN',
        location: { place: 'Kadugli', precision: 'SETTLEMENT' },
        incidentCountry: 'SDN',
        enrolment: followed('2025-12-13'),
        victims: [
          { ...military, persons: persons(6), status: 'KILLED', contributingCountry: 'BGD' },
          { ...military, persons: persons(8, 9), status: 'INJURED' },
        ],
        sources: statements('on the logistics base at Kadugli, 19 December 2025'),
      },
    },
  ],
};

/** AC-17: Spain's contingent, three of the dead Colombian citizens; convictions for other plots are not linked. */
const khiam: ExampleCase = {
  code: 'AC-17',
  title: 'Khiam 2007',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        mission: 'UNIFIL',
        occurredOn: day('2007-06-24'),
        offences: ['MURDER'],
        means: 'VEHICLE_BOMB',
        context: 'UNKNOWN',
        perpetratorClass: 'UNKNOWN',
        location: { place: 'Khiam', precision: 'SETTLEMENT' },
        incidentCountry: 'LBN',
        victims: [
          { ...contingent, persons: persons(3), status: 'KILLED', contributingCountry: 'ESP', citizenships: ['COL'] },
          { ...contingent, persons: persons(3), status: 'KILLED', contributingCountry: 'ESP' },
        ],
        sources: [press('AP', 'Report on the car bomb near Khiam, June 2007')],
      },
    },
  ],
};

const unifil2026 = [
  {
    ...press('News aggregator', 'Reports on peacekeepers killed in southern Lebanon, March and April 2026'),
    reliability: 'D',
    credibility: 'THREE',
  },
];
const lebanon2026 = {
  mission: 'UNIFIL',
  offences: ['MURDER'],
  means: 'UNKNOWN',
  context: 'UNKNOWN',
  perpetratorClass: 'UNKNOWN',
  incidentCountry: 'LBN',
} as const;

/**
 * AC-20: fresh, contested, from weak sources: recorded and left unconfirmed. A French soldier is reported killed too, of
 * whom neither place nor date is clear; nobody is entered for that.
 */
const unifil: ExampleCase = {
  code: 'AC-20',
  title: 'Southern Lebanon 2026',
  incidents: [
    {
      key: 'a',
      input: {
        ...lebanon2026,
        occurredOn: day('2026-03-29'),
        location: { place: 'Adchit al-Qusayr', precision: 'SETTLEMENT' },
        victims: [{ ...military, status: 'KILLED', contributingCountry: 'IDN' }],
        sources: unifil2026,
      },
    },
    {
      key: 'b',
      input: {
        ...lebanon2026,
        occurredOn: day('2026-03-30'),
        location: { place: 'Bani Hayyan', precision: 'SETTLEMENT' },
        victims: [{ ...military, persons: persons(2), status: 'KILLED', contributingCountry: 'IDN' }],
        sources: unifil2026,
      },
    },
  ],
};

const trialJudgment = [
  official(
    'International Criminal Tribunal for the former Yugoslavia',
    'Trial judgment of 2017, hostage-taking among the counts',
  ),
];
const appealJudgment = [
  official('International Residual Mechanism for Criminal Tribunals', 'Appeal judgment of 8 June 2021'),
];

/**
 * AC-21: detention, no death, an international court. The sources read tell the year, and not how many were held: nobody
 * is entered as a victim.
 */
const hostages: ExampleCase = {
  code: 'AC-21',
  title: 'Hostage-taking in Bosnia 1995',
  incidents: [
    {
      key: 'a',
      decided: { hostState: 'BIH', on: appealJudgment },
      input: {
        mission: 'UNPROFOR',
        occurredOn: { from: '1995-01-01', precision: 'YEAR' },
        offences: ['DETENTION'],
        means: 'ABDUCTION_OR_DETENTION',
        context: 'OTHER',
        perpetratorClass: 'UNKNOWN',
        incidentCountry: 'BIH',
        enrolment: { basis: 'OUTCOME_FOUND' },
        victims: [],
        summary: 'That the hostages were UN personnel is general knowledge, not read in the judgment.',
        sources: trialJudgment,
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'SOURCE' }],
      input: {
        courtKind: 'INTERNATIONAL',
        court: 'International Criminal Tribunal for the former Yugoslavia',
        accused: persons(1),
        sources: trialJudgment,
      },
    },
  ],
  steps: [
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: { from: '2017-01-01', precision: 'YEAR' },
      accused: [{ persons: persons(1), outcome: 'CONVICTED', sentence: { kind: 'LIFE' } }],
      sources: trialJudgment,
    },
    {
      kind: 'APPEAL_DECIDED',
      proceeding: 'trial',
      occurredOn: day('2021-06-08'),
      accused: [{ persons: persons(1), outcome: 'UPHELD' }],
      sources: appealJudgment,
    },
  ],
};

export const otherMissions: readonly ExampleCase[] = [aqbiyaCase, gumuruk, akobo, kadugli, khiam, unifil, hostages];
