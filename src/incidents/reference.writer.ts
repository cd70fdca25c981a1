import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';

const LABEL = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A random code: gaps between codes tell nothing (rules S3). */
export function randomLabel(prefix: string, length = 6): string {
  return prefix + Array.from({ length }, () => LABEL[randomInt(LABEL.length)] ?? '').join('');
}

/** What a reference is made of. */
export interface Referable {
  readonly acronym: string;
  readonly occurredOn: { readonly from: string };
}

/** References MISSION-YEAR-NUMBER whose number is drawn at random and free; a clash is drawn again. */
export async function freeReferences(manager: EntityManager, drafts: readonly Referable[]): Promise<string[]> {
  const draw = (draft: Referable): string =>
    `${draft.acronym.replaceAll(' ', '')}-${draft.occurredOn.from.slice(0, 4)}-${String(randomInt(100_000)).padStart(5, '0')}`;
  const chosen = new Map<number, string>();
  const used = new Set<string>();
  let open = drafts.map((_, index) => index);
  while (open.length > 0) {
    const drawn = open.map((index) => ({ index, reference: draw(drafts[index]) }));
    const rows = await manager.query<{ reference: string }[]>(
      'SELECT reference FROM incident WHERE reference = ANY($1)',
      [drawn.map(({ reference }) => reference)],
    );
    const taken = new Set(rows.map(({ reference }) => reference));
    for (const { index, reference } of drawn) {
      if (taken.has(reference) || used.has(reference)) continue;
      used.add(reference);
      chosen.set(index, reference);
    }
    open = open.filter((index) => !chosen.has(index));
  }
  return drafts.map((_, index) => chosen.get(index) ?? '');
}
