/** Who is asked: the columns of CANARIES, left to right. Each sees one of the two records of the corpus at least, or none by role. */
export const READERS = [
  ...['hq', 'mission', 'hostState', 'contributor'],
  ...['researcher', 'donor', 'auditor', 'administrator'],
] as const;
export type Reader = (typeof READERS)[number];

/**
 * Whom each text reaches: `+` always, `p` only with a stated purpose (header x-purpose), `-` never. "sealed" is
 * Confidential, "strict" Strictly Confidential; the own victim served for Morocco, whose liaison is asked.
 */
export const CANARIES: readonly string[] = [
  //                      HQ mis host con res don aud adm
  // Who a suspect is.
  'suspect                p   p   -   -   -   -   -   -',
  'affiliation            p   p   -   -   -   -   -   -',
  'sealed-suspect         p   p   -   -   -   -   -   -',
  'strict-suspect         p   -   -   -   -   -   -   -',
  // Never named: a minor, and somebody whose acquittal is final.
  'minor                  -   -   -   -   -   -   -   -',
  'minor-force            -   -   -   -   -   -   -   -',
  'acquitted              -   -   -   -   -   -   -   -',
  // Who a victim is.
  'own-victim             p   p   -   p   -   -   -   -',
  'other-victim           p   p   -   -   -   -   -   -',
  'sealed-victim          p   p   -   -   -   -   -   -',
  // What we were told, and by whom.
  'incident-citation      +   +   -   -   -   -   -   -',
  'incident-url           +   +   -   -   -   -   -   -',
  'proceeding-citation    +   +   -   -   -   -   -   -',
  'proceeding-url         +   +   -   -   -   -   -   -',
  'step-citation          +   +   -   -   -   -   -   -',
  'step-url               +   +   -   -   -   -   -   -',
  'obstacle-citation      +   +   -   -   -   -   -   -',
  'obstacle-url           +   +   -   -   -   -   -   -',
  'sealed-citation        +   +   -   -   -   -   -   -',
  'sealed-url             +   +   -   -   -   -   -   -',
  'docket                 +   +   -   -   -   -   -   -',
  // Prose.
  'summary                +   +   -   -   -   -   -   -',
  'note                   +   +   -   -   -   -   -   -',
  'obstacle-note          +   +   -   -   -   -   -   -',
  // Where exactly.
  'place                  +   +   -   -   -   -   -   -',
  'latitude               +   +   -   -   -   -   -   -',
  // Whom the UN holds responsible.
  'group                  +   +   -   -   -   -   -   -',
  // Why a case does not move, as the UN judges it: not even who published it.
  'obstacle-publisher     +   +   -   -   -   -   -   -',
  // Work: other systems, who did what, why, what was decided.
  'incident-ref           +   +   -   -   -   -   -   -',
  'victim-ref             +   +   -   -   -   -   -   -',
  'recorder               +   +   -   -   -   -   -   -',
  'reason                 +   +   -   -   -   -   -   -',
  'decision               +   +   -   -   -   -   -   -',
  // Open: what justice does, and who publishes.
  'court                  +   +   +   +   +   -   -   -',
  'qualification          +   +   +   +   +   -   -   -',
  'incident-publisher     +   +   +   +   +   -   -   -',
  'proceeding-publisher   +   +   +   +   +   -   -   -',
  'step-publisher         +   +   +   +   +   -   -   -',
  'sealed-publisher       +   +   -   -   -   -   -   -',
];

export interface WithheldOf {
  /** Whatever the request states. */
  readonly always: readonly string[];
  /** Besides, in a request that states no purpose. */
  readonly withoutPurpose: readonly string[];
}
/** By type; null where the role does not see the record at all. */
type WithheldByType = Readonly<Record<string, WithheldOf | null>>;

const none: WithheldOf = { always: [], withoutPurpose: [] };
const role = (...fields: string[]): WithheldOf => ({
  always: fields.map((name) => `${name}: ROLE`),
  withoutPurpose: [],
});
const purpose = (...fields: string[]): WithheldOf => ({
  always: [],
  withoutPurpose: fields.map((name) => `${name}: PURPOSE_REQUIRED`),
});

const worker: WithheldByType = {
  Incident: none,
  Victim: purpose('alsoSuspect', 'fullName'),
  Suspect: purpose('affiliation', 'fullName'),
  Proceeding: none,
  Milestone: none,
  Source: none,
  Obstacle: none,
  Change: none,
};
const nothing: WithheldByType = {
  Incident: null,
  Victim: null,
  Suspect: null,
  Proceeding: null,
  Milestone: null,
  Source: null,
  Obstacle: null,
  Change: null,
};
const source = role('citation', 'url');
const victim = role('alsoSuspect', 'externalRefs', 'fullName', 'version');
/** Who may not know that somebody is suspected. */
const withoutPersons: WithheldByType = {
  Incident: role('externalRefs', 'location', 'obstacles', 'perpetratorGroups', 'summary', 'suspects', 'version'),
  Victim: victim,
  Suspect: null,
  Proceeding: role('accused', 'docketNumber', 'suspects', 'version'),
  Milestone: role('absent', 'decisions', 'note', 'persons', 'recordedBy', 'suspect'),
  Source: source,
  Obstacle: null,
  Change: null,
};

/** What each role is told to be withheld, and why. */
export const WITHHELD: Readonly<Record<Reader, WithheldByType>> = {
  hq: worker,
  mission: worker,
  hostState: {
    Incident: role('externalRefs', 'location', 'obstacles', 'perpetratorGroups', 'summary', 'version'),
    Victim: victim,
    Suspect: role('affiliation', 'fullName', 'version'),
    Proceeding: role('docketNumber', 'version'),
    Milestone: role('decisions', 'note', 'recordedBy'),
    Source: source,
    Obstacle: null,
    Change: null,
  },
  contributor: {
    ...withoutPersons,
    Victim: {
      always: role('alsoSuspect', 'externalRefs', 'version').always,
      withoutPurpose: purpose('fullName').withoutPurpose,
    },
  },
  researcher: withoutPersons,
  donor: nothing,
  auditor: nothing,
  administrator: nothing,
};
