import { createHash } from 'node:crypto';

export const RECORDER = idOf('user', 1);
export const REVIEWER = idOf('user', 2);
/** Missions by position: of the UN and for peacekeeping, political, of another organisation; and one that has ended. */
export const MISSIONS = [
  { id: idOf('mission', 0), acronym: 'TEST', ended_on: null, is_un: true, kind: 'PEACEKEEPING' },
  { id: idOf('mission', 1), acronym: 'POLITIC', ended_on: null, is_un: true, kind: 'POLITICAL' },
  { id: idOf('mission', 2), acronym: 'FOREIGN', ended_on: null, is_un: false, kind: 'OTHER' },
  { id: idOf('mission', 3), acronym: 'SECOND', ended_on: '2021-06-30', is_un: true, kind: 'PEACEKEEPING' },
] as const;
export const MISSION = MISSIONS[0].id;
export const COUNTRIES = ['CAF', 'MLI', 'MAR', 'BGD'] as const;

/** Ids that stay the same from run to run, in no order. */
export function idOf(sort: string, position: number): string {
  const hex = createHash('md5').update(`${sort} ${position}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The instant of a moment; .5 is half a minute later. */
export function instantOf(moment: number): string {
  const seconds = Math.round(moment * 60);
  return `2026-01-01T${clock(Math.floor(seconds / 3600))}:${clock(Math.floor(seconds / 60) % 60)}:${clock(seconds % 60)}.000000Z`;
}
const clock = (part: number): string => String(part).padStart(2, '0');

export type Value = string | number | boolean | null | readonly string[];

/** SQL statements in moments that follow each other, with ids by table and position, in one transaction's text. */
export class Statements {
  private readonly list: string[] = [];
  private readonly counters = new Map<string, number>();
  private latest = 0;

  constructor() {
    this.stamp();
  }

  get text(): string {
    return this.list.join(';\n');
  }

  /** The number of the moment in which the next statement writes. */
  get moment(): number {
    return this.latest;
  }

  nextMoment(): void {
    this.latest += 1;
    this.stamp();
  }

  /** What begin_write() does, with an instant of our own, so that many moments fit into one transaction. */
  private stamp(): void {
    this.add(`SELECT set_config('register.written_at', '${instantOf(this.latest)}', true)`);
  }

  add(sql: string): void {
    this.list.push(sql);
  }

  newId(table: string): string {
    const position = this.counters.get(table) ?? 0;
    this.counters.set(table, position + 1);
    return idOf(table, position);
  }

  /** The id of the record at a position counted round, or null if there is none. */
  pick(table: string, position: number): string | null {
    const count = this.counters.get(table) ?? 0;
    return count === 0 ? null : idOf(table, position % count);
  }

  insert(table: string, row: Readonly<Record<string, Value>>, ending = ''): void {
    const values = Object.values(row).map(literal).join(', ');
    this.add(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values})${ending}`);
  }

  update(table: string, id: string | null, row: Readonly<Record<string, Value>>): void {
    const changes = Object.entries(row).map(([column, value]) => `${column} = ${literal(value)}`);
    if (id !== null) this.add(`UPDATE ${table} SET ${changes.join(', ')} WHERE id = '${id}'`);
  }
}

function literal(value: Value): string {
  if (typeof value === 'object' && value !== null) return `'{${value.join(',')}}'`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
