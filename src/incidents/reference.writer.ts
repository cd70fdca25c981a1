import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { IncidentDraft } from './incident.writer.js';

const LABEL = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A random code: gaps between codes tell nothing (rules S3). */
export function randomLabel(prefix: string, length = 6): string {
  return prefix + Array.from({ length }, () => LABEL[randomInt(LABEL.length)] ?? '').join('');
}

/** References MISSION-YEAR-NUMBER whose number is drawn at random and free; a clash is drawn again. */
export async function freeReferences(manager: EntityManager, drafts: readonly IncidentDraft[]): Promise<string[]> {
  const draw = (draft: IncidentDraft): string =>
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
