/**
 * What a field is: the closed list. A type says which kind each of its fields has, a role says which kinds it reads;
 * no role names a field and no type names a role. Adding a kind is a decision: see README, decision 4.
 */
export const fieldKinds = [
  /** Public by nature: date, mission, State, official toll by nationality. */
  'PUBLIC',
  /** What justice did: steps, judgments, courts, numbers judged. */
  'OUTCOME',
  /** That a person who is neither dead nor judged is on record: suspects, detainees, injured, and their counts. */
  'PERSON_COUNT',
  /** Who a suspect is. */
  'SUSPECT_IDENTITY',
  /** Who a victim is. */
  'VICTIM_IDENTITY',
  /** Who a witness is. */
  'WITNESS',
  /** Who or what told us: titles, addresses, docket numbers that lead to names. */
  'SOURCE_IDENTITY',
  /** Prose written by a person. */
  'FREE_TEXT',
  /** Where exactly. */
  'EXACT_PLACE',
  /** What the UN and the host State wrote to each other. */
  'HOST_EXCHANGE',
  /** What a contributor remarked. */
  'CONTRIBUTOR_REMARK',
  /** How the UN judges a State, a group or a case. */
  'ASSESSMENT',
  /** Who recorded what, what waits for whom, what would be changed. */
  'WORK',
  /** Deliberation of headquarters. */
  'INTERNAL',
] as const;

export type FieldKind = (typeof fieldKinds)[number];

/** Kinds that identify a suspect, a victim or a witness: read only with a stated purpose (rules S26). */
export const kindsThatNeedPurpose: ReadonlySet<FieldKind> = new Set(['SUSPECT_IDENTITY', 'VICTIM_IDENTITY', 'WITNESS']);
