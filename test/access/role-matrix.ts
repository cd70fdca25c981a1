/** The columns of the matrix, left to right: a role, an account without any grant, and nobody at all. */
export const COLUMNS: readonly { readonly title: string; readonly actor: string | null }[] = [
  { title: 'HQ focal point', actor: 'hq' },
  { title: 'mission focal point', actor: 'mission' },
  { title: 'host State liaison', actor: 'hostState' },
  { title: 'contributor liaison', actor: 'contributor' },
  { title: 'researcher', actor: 'researcher' },
  { title: 'donor', actor: 'donor' },
  { title: 'auditor', actor: 'auditor' },
  { title: 'administrator', actor: 'administrator' },
  { title: 'no grant', actor: 'unnamed' },
  { title: 'nobody', actor: null },
];

/**
 * Who gets past the door of each operation: `+` let in, `-` FORBIDDEN, `?` UNAUTHENTICATED. Which rows and fields somebody
 * meets inside is another matter (rows.spec.ts, masks.spec.ts): a donor may ask for `incidents` and finds none.
 */
export const ROLE_MATRIX: readonly string[] = [
  //                              HQ mis host con res don aud adm ---  nobody
  'Query.accountabilityFlow       +   +   +   +   +   +   -   -   -   ?',
  'Query.accountabilityFunnel     +   +   +   +   +   +   -   -   -   ?',
  'Query.accountabilityGaps       +   +   +   +   +   -   -   -   -   ?',
  'Query.beforeAfter              +   +   +   +   +   +   -   -   -   ?',
  'Query.compareVintages          +   +   -   -   -   -   -   -   -   ?',
  'Query.countries                +   +   +   +   +   +   +   +   -   ?',
  'Query.dataQuality              +   +   +   +   +   +   -   -   -   ?',
  'Query.importDoubts             +   +   -   -   -   -   -   -   -   ?',
  'Query.incident                 +   +   +   +   +   +   +   +   +   ?',
  'Query.incidents                +   +   +   +   +   +   +   +   +   ?',
  'Query.milestoneKinds           +   +   +   +   +   +   +   +   -   ?',
  'Query.missions                 +   +   +   +   +   +   +   +   -   ?',
  'Query.node                     +   +   +   +   +   +   +   +   +   ?',
  'Query.nodes                    +   +   +   +   +   +   +   +   +   ?',
  'Query.outcomes                 +   +   +   +   +   +   -   -   -   ?',
  'Query.proceedings              +   +   +   +   +   +   +   +   +   ?',
  'Query.publishedTables          +   +   +   +   +   +   -   -   -   ?',
  'Query.suspects                 +   +   +   +   +   +   +   +   +   ?',
  'Query.timeToStage              +   +   +   +   +   +   -   -   -   ?',
  'Query.trend                    +   +   +   +   +   +   -   -   -   ?',
  'Query.viewer                   +   +   +   +   +   +   +   +   +   ?',
  'Query.vocabulary               +   +   +   +   +   +   +   +   -   ?',
  'Mutation.amendIncident         +   +   -   -   -   -   -   -   -   ?',
  'Mutation.correctMilestone      +   +   -   -   -   -   -   -   -   ?',
  'Mutation.linkProceeding        +   +   -   -   -   -   -   -   -   ?',
  'Mutation.openProceeding        +   +   -   -   -   -   -   -   -   ?',
  'Mutation.reclassify            +   +   -   -   -   -   -   -   -   ?',
  'Mutation.recordIncident        +   +   -   -   -   -   -   -   -   ?',
  'Mutation.recordMilestone       +   +   +   +   -   -   -   -   -   ?',
  'Mutation.recordObstacle        +   +   -   -   -   -   -   -   -   ?',
  'Mutation.recordSuspect         +   +   -   -   -   -   -   -   -   ?',
  'Mutation.recordVictimStatus    +   +   -   -   -   -   -   -   -   ?',
  'Mutation.requestExport         +   +   +   +   +   +   -   -   -   ?',
  'Mutation.resolveImportDoubt    +   +   -   -   -   -   -   -   -   ?',
  'Mutation.splitIncident         +   +   -   -   -   -   -   -   -   ?',
  'Mutation.verifyChange          +   +   -   -   -   -   -   -   -   ?',
  'Mutation.verifyMilestone       +   +   -   -   -   -   -   -   -   ?',
  'Mutation.withdrawMilestone     +   +   -   -   -   -   -   -   -   ?',
];
