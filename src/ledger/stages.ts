/** Stages in the order in which they are told. They are a set, not a ladder (design: Words that decide figures). */
export const STAGES = ['REPORTED', 'INVESTIGATION', 'ARREST', 'CHARGE', 'PROSECUTION', 'VERDICT'] as const;
export type StageName = (typeof STAGES)[number];

/** Stages of which each cannot be without the ones before it: a verdict implies all of them, an arrest none (T5). */
export const CHAIN = ['INVESTIGATION', 'CHARGE', 'PROSECUTION', 'VERDICT'] as const;

const list = (stages: readonly string[]): string => `ARRAY[${stages.map((stage) => `'${stage}'`).join(',')}]`;

/** SQL of the stages that steps of their own stages imply, as text[]. */
export const impliedSql = (own: string): string =>
  `CASE ${[3, 2, 1]
    .map((at) => `WHEN ${list([CHAIN[at] ?? ''])} <@ ${own} THEN ${list(CHAIN.slice(0, at))}`)
    .join(' ')} ELSE '{}'::text[] END`;

/** SQL of the stages `g` that meet a condition, in their order. */
export const inOrderSql = (condition: string): string =>
  `ARRAY(SELECT g FROM unnest(${list(STAGES)}) WITH ORDINALITY o(g, n) WHERE ${condition} ORDER BY o.n)`;

/** SQL columns reached, maybe_reached and implied, from the stages of certain steps and of all that are perhaps so. */
export const reachSql = (own: string, perhaps: string): string => {
  const reach = `(${own} || ${impliedSql(own)})`;
  return `${inOrderSql(`g = ANY(${reach})`)} AS reached,
    ${inOrderSql(`g = ANY(${perhaps} || ${impliedSql(perhaps)}) AND NOT g = ANY(${reach})`)} AS maybe_reached,
    ${inOrderSql(`g = ANY(${reach}) AND NOT g = ANY(${own})`)} AS implied`;
};
