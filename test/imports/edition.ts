import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A row of an edition as the UN writes it. */
export interface Casualty {
  readonly id: string;
  readonly date: string;
  readonly mission: string;
  readonly nationality: string;
  readonly iso: string;
  readonly m49: string;
  readonly personnel: string;
  readonly type: string;
  readonly gender: string;
  readonly casualty: string;
}

let number = 0;

/** One Moroccan soldier of MINUSCA, killed by a malicious act, unless said otherwise. */
export function aCasualty(overrides: Partial<Casualty> = {}): Casualty {
  number += 1;
  const date = overrides.date ?? '2017-05-08';
  const mission = overrides.mission ?? 'MINUSCA';
  return {
    id: `${mission}-${date.slice(0, 7)}-${String(number).padStart(5, '0')}`,
    date,
    mission,
    nationality: 'Morocco',
    iso: 'MAR',
    m49: '504.0',
    personnel: 'Military',
    type: 'Malicious Act',
    gender: 'M',
    casualty: 'Fatality',
    ...overrides,
  };
}

export const cambodian = { nationality: 'Cambodia', iso: 'KHM', m49: '116.0' };

const HEADER_2023 =
  'id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update';
const HEADER_2021 =
  'Casualty_ID,Incident_Date,Mission_Acronym,Type_of_Casualty,Casualty_Nationality,M49_Code,ISOCode3,Casualty_Personnel_Type,Type_Of_Incident';

/** The CSV of an edition in the form of 2023; CRLF as it was then, or LF as in 2025. */
export function csv2023(rows: readonly Casualty[], lastUpdate: string, eol = '\r\n'): string {
  const lines = rows.map((row, index) =>
    [
      index + 1,
      row.date,
      row.id,
      row.mission,
      row.casualty,
      row.gender,
      row.nationality,
      row.personnel,
      row.type,
      row.m49,
      row.iso,
      lastUpdate,
    ].join(','),
  );
  return [HEADER_2023, ...lines, ''].join(eol);
}

/** The CSV of an edition in the form of 2021: other capitals and order, a byte-order mark, no gender, no date of its own. */
export function csv2021(rows: readonly Casualty[]): string {
  const lines = rows.map((row) =>
    [row.id, row.date, row.mission, row.casualty, row.nationality, row.m49, row.iso, row.personnel, row.type].join(','),
  );
  return `\uFEFF${[HEADER_2021, ...lines, ''].join('\r\n')}`;
}

/** The JSON of an edition: dates in epoch milliseconds, a missing code null. */
export function json2023(rows: readonly Casualty[], lastUpdate: string): string {
  return JSON.stringify(
    rows.map((row, index) => ({
      id: index + 1,
      incident_date: Date.parse(row.date),
      casualty_id: row.id,
      mission_acronym: row.mission,
      type_of_casualty: row.casualty,
      gender: row.gender,
      casualty_nationality: row.nationality,
      casualty_personnel_type: row.personnel,
      type_of_incident: row.type,
      m49_code: row.m49 === '' ? null : Number(row.m49),
      isocode3: row.iso,
      last_update: Date.parse(lastUpdate),
    })),
  );
}

/** A folder for files of one spec. */
export class Files {
  readonly folder = mkdtempSync(join(tmpdir(), 'editions-'));
  private count = 0;

  write(content: string | Buffer, name = `edition-${(this.count += 1)}.csv`): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
