import type { EntityManager } from 'typeorm';
import { InvalidInputError } from '../errors/app-error.js';

/** Refuses codes that are no State or area of the register, naming every path. Absent values are fine. */
export async function requireCountries(
  manager: EntityManager,
  codes: ReadonlyMap<string, string | null | undefined>,
): Promise<void> {
  const given = [...codes].filter((entry): entry is [string, string] => entry[1] != null);
  if (given.length === 0) return;
  const rows = await manager.query<{ code: string }[]>('SELECT code FROM country WHERE code = ANY($1)', [
    given.map(([, code]) => code),
  ]);
  const known = new Set(rows.map(({ code }) => code));
  const faults = given.filter(([, code]) => !known.has(code));
  if (faults.length > 0) {
    throw new InvalidInputError(
      faults.map(([path, code]) => ({
        path,
        rule: 'KNOWN_COUNTRY',
        message: `${path}: ${code} is not a known country code.`,
      })),
    );
  }
}
