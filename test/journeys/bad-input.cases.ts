import { anIncident, aSource } from '../support/builders.js';

/** Stands in every field that could hold something about a person; no refusal repeats it. */
export const PERSONAL = 'CANARY';
const named = `${PERSONAL} Name`;
const source = { ...aSource(), citation: `${PERSONAL} citation`, url: `https://example.org/${PERSONAL}` };

/** Ids that cases are made of. */
export interface Ground {
  readonly incident: string;
  readonly foreign: string;
  readonly victim: string;
  readonly otherVictim: string;
  readonly otherStatus: string;
  readonly suspect: string;
  readonly stranger: string;
  readonly proceeding: string;
  /** Confidential. */
  readonly obstacle: string;
  readonly version: string;
  readonly proceedingVersion: string;
}
/** What is refused: the title, the input, and every path with the rule that it breaks. */
export interface Case {
  readonly title: string;
  readonly mutation: string;
  readonly input: (ground: Ground) => object;
  readonly faults: readonly string[];
  readonly actor?: string;
}

const victim = (overrides: object = {}): object => ({
  status: 'KILLED',
  personnelCategory: 'CONTINGENT',
  fullName: named,
  ...overrides,
});
const incident = (overrides: object = {}): object =>
  anIncident({ victims: [victim()], summary: `${PERSONAL} summary`, sources: [source], ...overrides });
const ofIncident = (title: string, overrides: object, ...faults: string[]): Case => ({
  title,
  mutation: 'recordIncident',
  input: () => incident(overrides),
  faults,
});
const on = (occurredOn: object): object => ({ occurredOn });
const onVictim = (overrides: object): object => ({ victims: [victim(overrides)] });

const DATES: readonly Case[] = [
  ofIncident('30 February', on({ from: '2017-02-30' }), 'input.occurredOn.from SCHEMA'),
  ofIncident('a thirteenth month', on({ from: '2017-13-01' }), 'input.occurredOn.from SCHEMA'),
  ofIncident('29 February of a common year', on({ from: '2019-02-29' }), 'input.occurredOn.from SCHEMA'),
  ofIncident('a date of 1899', on({ from: '1899-12-31' }), 'input.occurredOn.from SCHEMA'),
  ofIncident('a date with a time', on({ from: '2017-05-08T00:00:00Z' }), 'input.occurredOn.from SCHEMA'),
  ofIncident('a date that is no text', on({ from: 20170508 }), 'input.occurredOn.from SCHEMA'),
  ofIncident('a day to come', on({ from: '2199-01-01' }), 'input.occurredOn.from NOT_IN_FUTURE'),
  ofIncident(
    'a month from its second day',
    on({ from: '2017-05-02', precision: 'MONTH' }),
    'input.occurredOn.from FIRST_DAY',
  ),
  ofIncident('a year from February', on({ from: '2017-02-01', precision: 'YEAR' }), 'input.occurredOn.from FIRST_DAY'),
  ofIncident(
    'a range without end',
    on({ from: '2017-05-02', precision: 'RANGE' }),
    'input.occurredOn.to RANGE_NEEDS_END',
  ),
  ofIncident(
    'a range that ends before it begins',
    on({ from: '2017-05-02', to: '2017-05-01', precision: 'RANGE' }),
    'input.occurredOn.to atLeast',
  ),
  ofIncident('a day with another end', on({ from: '2017-05-02', to: '2017-05-03' }), 'input.occurredOn.to PRECISION'),
  ofIncident(
    'a victim hurt before the attack',
    onVictim({ statusOn: { from: '2016-01-01' } }),
    'input.victims[0].statusOn NOT_BEFORE_INCIDENT',
  ),
];
const PLACES: readonly Case[] = [
  ofIncident(
    'States that are none',
    {
      hostState: 'XXX',
      incidentCountry: 'YYY',
      ...onVictim({ contributingCountry: 'ZZZ', citizenships: ['FRA', 'QQQ'] }),
    },
    ...[
      'input.hostState',
      'input.incidentCountry',
      'input.victims[0].contributingCountry',
      'input.victims[0].citizenships[1]',
    ].map((path) => `${path} KNOWN_COUNTRY`),
  ),
  ofIncident('a State by its name', { hostState: 'Chad' }, 'input.hostState SCHEMA'),
  ofIncident('a mission that is none', { mission: 'MINUSX' }, 'input.mission KNOWN_MISSION'),
  ofIncident(
    'a place beyond the poles and the date line',
    { location: { place: named, latitude: 91, longitude: -181, precision: 'EXACT' } },
    'input.location.latitude max',
    'input.location.longitude min',
  ),
];
const NUMBERS: readonly Case[] = [
  ofIncident('more at least than at most', { attackers: { min: 5, max: 3 } }, 'input.attackers.max atLeast'),
  ofIncident('fewer than none', { attackers: { min: -1, max: 3 } }, 'input.attackers.min min'),
  ofIncident('more people than there can be', { attackers: { min: 1, max: 100_001 } }, 'input.attackers.max max'),
  ofIncident('a number beyond 32 bits', { attackers: { min: 1, max: 3_000_000_000 } }, 'input.attackers.max SCHEMA'),
  ofIncident('half a person', { attackers: { min: 1, max: 1.5 } }, 'input.attackers.max SCHEMA'),
  ofIncident('a number as a text', { attackers: { min: named, max: 1 } }, 'input.attackers.min SCHEMA'),
  ofIncident(
    'a class of nobody',
    onVictim({ persons: { min: 0, max: 0 }, fullName: null }),
    'input.victims[0].persons RANGE',
  ),
  ofIncident('one name for two', onVictim({ persons: { min: 2, max: 2 } }), 'input.victims[0].fullName ONE_PERSON'),
  ofIncident('201 victims', { victims: Array.from({ length: 201 }, () => victim()) }, 'input.victims arrayMaxSize'),
];
const TEXTS: readonly Case[] = [
  ofIncident('a summary of a megabyte', { summary: PERSONAL + 'x'.repeat(1_000_000) }, 'input.summary plainText'),
  ofIncident('a kind of a megabyte', { means: PERSONAL + 'x'.repeat(1_000_000) }, 'input.means SCHEMA'),
  ofIncident('a bell in a summary', { summary: `${PERSONAL}\u0007` }, 'input.summary plainText'),
  ofIncident(
    'a zero byte in a name',
    onVictim({ fullName: `${PERSONAL}\u0000` }),
    'input.victims[0].fullName plainText',
  ),
  ofIncident('half a character', { summary: `${PERSONAL}\ud800` }, 'input.summary plainText'),
  ofIncident('a blank name', onVictim({ fullName: '  ' }), 'input.victims[0].fullName plainText'),
  ofIncident('a field that is none', onVictim({ nickname: named }), 'input.victims[0] SCHEMA'),
  ofIncident('a text for a list of objects', { victims: named }, 'input.victims SCHEMA'),
  ofIncident('an object for a text', { summary: { text: named } }, 'input.summary SCHEMA'),
  ofIncident('a name for an enum value', { means: named }, 'input.means SCHEMA'),
];
const SUBSTANCE: readonly Case[] = [
  ofIncident('no offence', { offences: [] }, 'input.offences arrayMinSize'),
  ofIncident('no source', { sources: [] }, 'input.sources SOURCE_REQUIRED'),
  ofIncident(
    'searches from a day to none',
    { enrolment: { basis: 'CONTEMPORANEOUS', lookedFrom: '2018-01-01' } },
    'input.enrolment ORDER',
  ),
  ofIncident(
    'searches up to a day to come',
    { enrolment: { basis: 'CONTEMPORANEOUS', lookedFrom: '2018-01-01', lookedTo: '2199-01-01' } },
    'input.enrolment.lookedTo NOT_IN_FUTURE',
  ),
  {
    ...ofIncident(
      'an incident above the clearance',
      { classification: 'STRICTLY_CONFIDENTIAL' },
      'input.classification ABOVE_CLEARANCE',
    ),
    actor: 'mission',
  },
  {
    ...ofIncident(
      'a source above the clearance',
      { sources: [source, { ...source, classification: 'STRICTLY_CONFIDENTIAL' }] },
      'input.sources[1].classification ABOVE_CLEARANCE',
    ),
    actor: 'mission',
  },
];

const ofStep = (title: string, changes: (g: Ground) => object, ...faults: string[]): Case => ({
  title,
  mutation: 'recordMilestone',
  input: (g) => ({
    kind: 'JUDGMENT',
    occurredOn: { from: '2020-02-07' },
    proceeding: g.proceeding,
    accused: [{ suspect: g.suspect, outcome: 'CONVICTED' }],
    note: `${PERSONAL} note`,
    sources: [source],
    ...changes(g),
  }),
  faults,
});
const accused = (g: Ground, overrides: object): object => ({
  accused: [{ suspect: g.suspect, outcome: 'CONVICTED', ...overrides }],
});
const STEPS: readonly Case[] = [
  ofStep(
    'a verdict without an accused',
    () => ({ accused: [] }),
    'input.accused ACCUSED_REQUIRED',
    'input.outcome OUTCOME_REQUIRED',
  ),
  ofStep(
    'a verdict without a proceeding',
    () => ({ proceeding: null }),
    'input.proceeding PROCEEDING_REQUIRED',
    'input.incidents INCIDENT_REQUIRED',
  ),
  ofStep(
    'a verdict without an outcome',
    (g) => ({ accused: [{ suspect: g.suspect }] }),
    'input.accused[0].outcome OUTCOME_REQUIRED',
  ),
  ofStep('a verdict that upholds', (g) => accused(g, { outcome: 'UPHELD' }), 'input.outcome OUTCOME'),
  ofStep(
    'a step before its incident',
    () => ({ occurredOn: { from: '2016-12-31' } }),
    'input.occurredOn NOT_BEFORE_INCIDENT',
  ),
  ofStep('a step to come', () => ({ occurredOn: { from: '2199-01-01' } }), 'input.occurredOn.from NOT_IN_FUTURE'),
  ofStep('a hearing set for a day before it', () => ({ nextOn: { from: '2019-01-01' } }), 'input.nextOn ORDER'),
  ofStep(
    'a suspect who is a number as well',
    (g) => accused(g, { persons: { min: 1, max: 1 } }),
    'input.accused[0] ONE_OF',
  ),
  ofStep('an accused who is nobody', () => ({ accused: [{ outcome: 'CONVICTED' }] }), 'input.accused[0] ONE_OF'),
  ofStep(
    'an accused who is not before this forum',
    (g) => accused(g, { suspect: g.stranger }),
    'input.accused[0].suspect CONCERNED',
  ),
  ofStep('an incident that is not linked', (g) => ({ incidents: [g.foreign] }), 'input.incidents[0] NOT_COVERED'),
  ofStep(
    'a sentence without a conviction',
    (g) => accused(g, { outcome: 'ACQUITTED', sentence: { kind: 'LIFE' } }),
    'input.accused[0].sentence CONVICTION_REQUIRED',
  ),
  ofStep(
    'a term without a length',
    (g) => accused(g, { sentence: { kind: 'TERM' } }),
    'input.accused[0].sentence LENGTH',
  ),
  ofStep(
    'a term that ends before it begins',
    (g) => accused(g, { sentence: { kind: 'TERM', minMonths: 9, maxMonths: 3 } }),
    'input.accused[0].sentence.maxMonths atLeast',
  ),
  ofStep(
    'a term of a thousand years and more',
    (g) => accused(g, { sentence: { kind: 'TERM', minMonths: 12_001 } }),
    'input.accused[0].sentence.minMonths max',
  ),
  ofStep(
    'a fine that is no number',
    (g) => accused(g, { sentence: { kind: 'FINE', fine: { amount: '1e9', currency: 'euro' } } }),
    'input.accused[0].sentence.fine.amount matches',
    'input.accused[0].sentence.fine.currency matches',
  ),
  ofStep('a report without its incident', () => ({ kind: 'REPORTED' }), 'input.kind KIND'),
  ofStep('an id that is none', () => ({ proceeding: 'x' }), 'input.proceeding ID'),
  ofStep(
    'an id with a number for a uuid',
    () => ({ proceeding: Buffer.from('Proceeding:5').toString('base64url') }),
    'input.proceeding ID',
  ),
  ofStep('a country that did not act', () => ({ actingState: 'XXX' }), 'input.actingState KNOWN_COUNTRY'),
];

const ofObstacle = (title: string, changes: (g: Ground) => object, ...faults: string[]): Case => ({
  title,
  mutation: 'recordObstacle',
  input: (g) => ({
    incidents: [g.incident],
    kind: 'WEAK_EVIDENCE',
    since: { from: '2018-01-01' },
    note: `${PERSONAL} note`,
    sources: [source],
    ...changes(g),
  }),
  faults,
});
const OBSTACLES: readonly Case[] = [
  ofObstacle('an obstacle to nothing', () => ({ incidents: [] }), 'input.incidents arrayMinSize'),
  ofObstacle('an obstacle that rests on nothing', () => ({ sources: [] }), 'input.sources SOURCE_REQUIRED'),
  ofObstacle('a kind that is none', () => ({ kind: named }), 'input.kind SCHEMA'),
  ofObstacle('a blank note', () => ({ note: ' ' }), 'input.note plainText'),
  ofObstacle(
    'a beginning before the incident',
    () => ({ since: { from: '2016-12-31' } }),
    'input.since NOT_BEFORE_INCIDENT',
  ),
  ofObstacle('a beginning to come', () => ({ since: { from: '2199-01-01' } }), 'input.since.from NOT_IN_FUTURE'),
  ofObstacle('an end to come', () => ({ until: { from: '2199-01-01' } }), 'input.until.from NOT_IN_FUTURE'),
  ofObstacle('an end before the beginning', () => ({ until: { from: '2017-12-31' } }), 'input.until ORDER'),
  ofObstacle(
    'an end in a month from its second day',
    () => ({ until: { from: '2019-01-02', precision: 'MONTH' } }),
    'input.until.from FIRST_DAY',
  ),
  ofObstacle(
    'a correction below the class of what it corrects',
    (g) => ({ supersedes: g.obstacle, classification: 'UNCLASSIFIED' }),
    'input.classification SAME_CLASS',
  ),
  ofObstacle(
    'a correction above the class of what it corrects',
    (g) => ({ supersedes: g.obstacle, classification: 'STRICTLY_CONFIDENTIAL' }),
    'input.classification SAME_CLASS',
  ),
  ofObstacle('an id of an obstacle that is none', () => ({ supersedes: 'x' }), 'input.supersedes ID'),
  {
    ...ofObstacle(
      'an obstacle above the clearance',
      () => ({ classification: 'STRICTLY_CONFIDENTIAL' }),
      'input.classification ABOVE_CLEARANCE',
    ),
    actor: 'mission',
  },
];

const sources = [source];
const split = (g: Ground): object => ({ incident: g.incident, expectedVersion: g.version, reason: named });
const OTHERS: readonly Case[] = [
  {
    title: 'a suspect of no incident',
    mutation: 'recordSuspect',
    input: () => ({ incidents: [], fullName: named, sources }),
    faults: ['input.incidents arrayMinSize'],
  },
  {
    title: 'a suspect without a source',
    mutation: 'recordSuspect',
    input: (g) => ({ incidents: [g.incident], fullName: named, sources: [] }),
    faults: ['input.sources SOURCE_REQUIRED'],
  },
  {
    title: 'a proceeding about nothing',
    mutation: 'openProceeding',
    input: () => ({ links: [], docketNumber: named, sources }),
    faults: ['input.links arrayMinSize'],
  },
  {
    title: 'a proceeding with an accused of another incident',
    mutation: 'openProceeding',
    input: (g) => ({
      links: [{ incident: g.incident, basis: 'SOURCE' }],
      suspects: [g.stranger],
      docketNumber: named,
      sources,
    }),
    faults: ['input.suspects[0] SAME_INCIDENT'],
  },
  {
    title: 'a proceeding related to itself',
    mutation: 'linkProceeding',
    input: (g) => ({
      proceeding: g.proceeding,
      expectedVersion: g.proceedingVersion,
      relation: { kind: 'PARALLEL_TO', to: g.proceeding },
      sources,
    }),
    faults: ['input.relation.to ANOTHER'],
  },
  {
    title: 'a status before the incident',
    mutation: 'recordVictimStatus',
    input: (g) => ({ victim: g.victim, status: 'DECLARED_DEAD', occurredOn: { from: '2016-01-01' }, sources }),
    faults: ['input.occurredOn NOT_BEFORE_INCIDENT'],
  },
  {
    title: 'a status in place of one of another victim',
    mutation: 'recordVictimStatus',
    input: (g) => ({
      victim: g.victim,
      status: 'DECLARED_DEAD',
      occurredOn: { from: '2018-01-01' },
      supersedes: g.otherStatus,
      sources,
    }),
    faults: ['input.supersedes SAME_VICTIM'],
  },
  ...(
    [
      ['means that are cleared', { means: null }, 'input.means REQUIRED'],
      ['offences that are cleared', { offences: [] }, 'input.offences arrayMinSize'],
      ['an exclusion that nobody decides', { exclusions: ['UNCONFIRMED'] }, 'input.exclusions DERIVED'],
      [
        'searches from a day to none',
        { enrolment: { basis: 'OFFICIAL_LIST', lookedTo: '2018-01-01' } },
        'input.enrolment ORDER',
      ],
      [
        'searches up to a day to come',
        { enrolment: { basis: 'OFFICIAL_LIST', lookedFrom: '2018-01-01', lookedTo: '2199-01-01' } },
        'input.enrolment.lookedTo NOT_IN_FUTURE',
      ],
      [
        'another State that is none',
        { otherCompetentStates: ['FRA', 'XXX'] },
        'input.otherCompetentStates[1] KNOWN_COUNTRY',
      ],
    ] as const
  ).map(([title, changes, fault]): Case => ({
    title,
    mutation: 'amendIncident',
    input: (g) => ({
      incident: g.incident,
      expectedVersion: g.version,
      reason: named,
      summary: named,
      sources,
      ...changes,
    }),
    faults: [fault],
  })),
  {
    title: 'a split of no victim',
    mutation: 'splitIncident',
    input: (g) => ({ ...split(g), victims: [] }),
    faults: ['input.victims arrayMinSize'],
  },
  {
    title: 'a split of all victims',
    mutation: 'splitIncident',
    input: (g) => ({ ...split(g), victims: [g.victim, g.otherVictim] }),
    faults: ['input.victims SOME_OF_THEM'],
  },
  {
    title: 'a class of what has none',
    mutation: 'reclassify',
    input: () => ({
      record: Buffer.from('Mission:018f0000-0000-7000-8000-000000000000').toString('base64url'),
      classification: 'CONFIDENTIAL',
      reason: named,
    }),
    faults: ['input.record RECORD'],
  },
  {
    title: 'neither milestone nor act',
    mutation: 'verifyMilestone',
    input: () => ({ decision: 'VERIFY' }),
    faults: ['input ONE_OF'],
  },
];

export const CASES: readonly Case[] = [
  ...DATES,
  ...PLACES,
  ...NUMBERS,
  ...TEXTS,
  ...SUBSTANCE,
  ...STEPS,
  ...OBSTACLES,
  ...OTHERS,
];
