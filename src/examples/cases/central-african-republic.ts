import {
  about,
  day,
  followed,
  month,
  official,
  onTheList,
  persons,
  press,
  range,
  type ExampleCase,
} from '../example-case.js';
import { LIST_SYSTEM } from '../../imports/import.state.js';

const military = { personnelCategory: 'MILITARY' } as const;
const bangassou = [
  press('FIDH', 'Note on the judgment of the Criminal Court of Bangui, February 2020'),
  press('AFP', 'Report on the convictions for the attacks at Bangassou, February 2020'),
  official('MINUSCA', 'Statement on the Bangassou judgment, February 2020'),
];
const attack = {
  mission: 'MINUSCA',
  offences: ['MURDER'],
  means: 'UNKNOWN',
  perpetratorClass: 'NON_STATE_GROUP',
} as const;

/**
 * AC-02: one proceeding about five incidents, ten peacekeepers dead. The press counts six Moroccans among them, the UN's
 * list five; with the five, one fell on 13 May, whose number no source read tells by itself.
 *
 * The list has both Moroccan dead of May on 13 May, the one among them who went missing on 8 May. He carries a casualty
 * id, so that an import asks whose day is right and does not count him a second time. Which of the two ids is his no
 * source tells; the two rows differ in nothing else.
 */
const bangassouCase: ExampleCase = {
  code: 'AC-02',
  title: 'Bangassou 2017',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        ...attack,
        occurredOn: day('2017-05-08'),
        context: 'UNKNOWN',
        location: { place: 'Yongofongo', precision: 'SETTLEMENT' },
        incidentCountry: 'CAF',
        enrolment: followed('2017-05-08'),
        victims: [
          { ...military, persons: persons(4), status: 'KILLED', contributingCountry: 'KHM' },
          {
            ...military,
            status: 'DECLARED_DEAD',
            statusOn: { from: '2017-05-08', to: '2017-12-31', precision: 'RANGE' },
            contributingCountry: 'MAR',
            externalRefs: [{ system: LIST_SYSTEM, identifier: 'MINUSCA-2017-05-10175' }],
          },
        ],
        sources: [press('RFI', 'Report on the attack on the convoy at Yongofongo, May 2017')],
      },
    },
    ...(
      [
        [
          'b',
          '2017-05-13',
          'ATTACK_ON_BASE',
          [
            { ...military, status: 'KILLED', contributingCountry: 'MAR' },
            { persons: persons(72), status: 'KILLED', personnelCategory: 'BYSTANDER', inUnToll: false },
          ],
        ],
        ['c', '2017-07-23', 'UNKNOWN', [{ ...military, status: 'KILLED', contributingCountry: 'MAR' }]],
        [
          'd',
          '2017-07-25',
          'UNKNOWN',
          [{ ...military, persons: persons(2), status: 'KILLED', contributingCountry: 'MAR' }],
        ],
        ['e', '2017-11-26', 'UNKNOWN', [{ ...military, status: 'KILLED', contributingCountry: 'EGY' }]],
      ] as const
    ).map(([key, date, context, victims]) => ({
      key,
      decided: onTheList,
      input: {
        ...attack,
        offences: key === 'b' ? ['MURDER', 'ATTACK_ON_PREMISES'] : ['MURDER'],
        occurredOn: day(date),
        context,
        location: { place: 'Bangassou', precision: 'SETTLEMENT' },
        incidentCountry: 'CAF',
        enrolment: followed(date),
        victims,
        sources: bangassou,
      },
    })),
  ],
  proceedings: [
    {
      key: 'trial',
      links: ['a', 'b', 'c', 'd', 'e'].map((incident) => ({ incident, basis: 'COURT' })),
      input: {
        courtKind: 'CIVIL',
        forumState: 'CAF',
        court: 'Criminal Court of Bangui',
        accused: persons(31, 32),
        sources: bangassou,
      },
    },
  ],
  steps: [
    {
      kind: 'INVESTIGATION_OPENED',
      proceeding: 'trial',
      occurredOn: month('2018-01'),
      actingState: 'CAF',
      sources: bangassou,
    },
    {
      kind: 'INVESTIGATIVE_STEP',
      proceeding: 'trial',
      occurredOn: range('2018-01-01', '2020-01-14'),
      party: 'UN',
      note: 'UN police did the field work under the urgent temporary measures of the mission, in bad security.',
      sources: bangassou,
    },
    {
      kind: 'SURRENDERED',
      proceeding: 'trial',
      occurredOn: month('2018-01'),
      accused: [{ persons: persons(1) }],
      note: 'At a base of the mission.',
      sources: bangassou,
    },
    {
      kind: 'ARRESTED',
      proceeding: 'trial',
      occurredOn: about('2018-05'),
      actingState: 'COD',
      // One leader and followers: no more than all accused but the one who surrendered.
      accused: [{ persons: persons(1, 31) }],
      note: 'In the neighbouring State: a leader, with followers whose number is not told.',
      sources: bangassou,
    },
    { kind: 'TRIAL_OPENED', proceeding: 'trial', occurredOn: day('2020-01-15'), sources: bangassou },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: day('2020-02-07'),
      accused: [
        { persons: persons(5), outcome: 'CONVICTED', sentence: { kind: 'LIFE', labour: true } },
        { persons: persons(23), outcome: 'CONVICTED', sentence: { kind: 'TERM', minMonths: 120, maxMonths: 180 } },
      ],
      note: 'War crimes and crimes against humanity, or lesser counts. Of the three or four accused who were not convicted no source read tells the outcome.',
      sources: bangassou,
    },
  ],
};

const bangui = [
  press('Leral, Xinhua', 'Report on the Bangui judgment, January 2020'),
  press('Jeune Afrique', 'Report on the killing of a Senegalese police officer, 2016'),
];

/** No source read dates arrest, escape and second arrest: they stand in the order in which they are recorded. */
const beforeJudgment = range('2016-06-24', '2020-01-31');

/** AC-03: a State agent, who escaped and was arrested again; the judgment is dated by its month. */
const bangui2016: ExampleCase = {
  code: 'AC-03',
  title: 'Bangui 2016',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        ...attack,
        occurredOn: day('2016-06-24'),
        context: 'UNKNOWN',
        perpetratorClass: 'HOST_STATE_AGENT',
        location: { place: 'Bangui', precision: 'SETTLEMENT' },
        incidentCountry: 'CAF',
        enrolment: followed('2016-06-24'),
        victims: [{ status: 'KILLED', contributingCountry: 'SEN', personnelCategory: 'POLICE' }],
        sources: bangui,
      },
    },
  ],
  proceedings: [
    {
      key: 'trial',
      links: [{ incident: 'a', basis: 'COURT' }],
      suspects: ['accused'],
      input: {
        courtKind: 'CIVIL',
        forumState: 'CAF',
        accused: persons(1),
        sources: bangui,
      },
    },
  ],
  steps: [
    { kind: 'UN_FACT_FINDING', incidents: ['a'], occurredOn: month('2016-06'), party: 'UN', sources: bangui },
    {
      kind: 'ARRESTED',
      proceeding: 'trial',
      occurredOn: beforeJudgment,
      accused: [{ suspect: 'accused' }],
      sources: bangui,
    },
    {
      kind: 'ESCAPED',
      proceeding: 'trial',
      occurredOn: beforeJudgment,
      accused: [{ suspect: 'accused' }],
      sources: bangui,
    },
    {
      kind: 'ARRESTED',
      proceeding: 'trial',
      occurredOn: beforeJudgment,
      accused: [{ suspect: 'accused' }],
      note: 'Arrested again during another robbery.',
      sources: bangui,
    },
    {
      kind: 'JUDGMENT',
      proceeding: 'trial',
      occurredOn: month('2020-01'),
      accused: [
        {
          suspect: 'accused',
          outcome: 'CONVICTED',
          sentence: { kind: 'TERM', minMonths: 180, maxMonths: 180, labour: true },
        },
      ],
      note: 'Murder, criminal association and weapons, after a trial of two days.',
      sources: bangui,
    },
  ],
};

const statement = [official('MINUSCA', 'Statement on the attack at Grimari, 15 March 2020')];

/** AC-19: somebody was named in public; no warrant or trial was found. The name stays out of the register. */
const grimari: ExampleCase = {
  code: 'AC-19',
  title: 'Grimari 2020',
  incidents: [
    {
      key: 'a',
      decided: onTheList,
      input: {
        ...attack,
        occurredOn: day('2020-03-15'),
        means: 'SHOOTING',
        context: 'UNKNOWN',
        location: { place: 'Grimari', precision: 'SETTLEMENT' },
        incidentCountry: 'CAF',
        enrolment: followed('2020-03-15'),
        victims: [{ personnelCategory: 'CONTINGENT', status: 'KILLED', contributingCountry: 'BDI' }],
        sources: statement,
      },
    },
  ],
  steps: [
    {
      kind: 'PUBLIC_ATTRIBUTION',
      incidents: ['a'],
      occurredOn: day('2020-03-15'),
      party: 'UN',
      sources: statement,
    },
    {
      kind: 'SUSPECT_IDENTIFIED',
      incidents: ['a'],
      occurredOn: day('2020-03-15'),
      party: 'UN',
      accused: [{ persons: persons(1) }],
      note: 'The leader whom the mission held responsible, named in its statement.',
      sources: statement,
    },
  ],
};

export const centralAfricanRepublic: readonly ExampleCase[] = [bangassouCase, bangui2016, grimari];
