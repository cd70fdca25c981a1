import { Injectable } from '@nestjs/common';
import { opensKind } from '../access/ability.js';
import { publicBasis, type Viewer } from '../access/viewer.js';
import { DatabaseService } from '../database/database.service.js';
import { InvalidInputError } from '../errors/app-error.js';
import type { CohortLike } from '../incidents/cohort.sql.js';
import { openness } from '../reading/openness.js';
import { Reader, type Ask } from '../reading/reader.js';
import type { Statement } from '../reading/statement.js';
import { dimensionSql, wordsOf, type Names, type Words } from './funnel.dimensions.js';
import {
  cohortIncidentsSql,
  FUNNEL_STAGES,
  unitsSql,
  type CohortIncident,
  type FunnelQuestion,
  type FunnelStage,
  type Unit,
} from './funnel.units.sql.js';

export interface FunnelArgs {
  readonly unit: Unit;
  readonly groupBy?: readonly string[] | null;
  readonly filter?: CohortLike | null;
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
}

interface CountValue {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly suppressed: boolean;
}

type Cell = Readonly<Record<string, unknown>> & {
  readonly codes: (string | null)[] | null;
  readonly reason: string | null;
};

/** Definition 1 of the funnel; a changed definition gets the next number and never rewrites an old figure. */
const DEFINITION = {
  id: 'FUNNEL',
  version: 1,
  text: {
    EN: 'How many units of the cohort reached each stage by asOf, as known at knownAt. Registered: every unit whose incident ended by asOf. Excluded: by the first reason that applies (cause pending, mission, decisions, confirmation). Eligible: the rest. Reached: by a step that counts, or implied by a later stage. FATALITY counts the dead of the official toll; VICTIM leaves out bystanders and the author among the dead; SUSPECT counts records and people counted without one.',
    FR: "Nombre d'unités de la cohorte ayant atteint chaque stade à la date asOf, selon l'état des connaissances à knownAt. Enregistrées : toutes les unités dont l'incident a pris fin à asOf. Exclues : selon le premier motif applicable (cause en suspens, mission, décisions, confirmation). Admissibles : les autres. Atteint : par une étape qui compte, ou impliqué par un stade ultérieur. FATALITY compte les morts du bilan officiel ; VICTIM exclut les passants et l'auteur parmi les morts ; SUSPECT compte les dossiers et les personnes comptées sans dossier.",
  },
} as const;

const REFUSED_STAGES: Readonly<Partial<Record<Unit, readonly FunnelStage[]>>> = {
  SUSPECT: ['REPORTED'],
  PROCEEDING: ['REPORTED', 'ARREST'],
};
const MOST_DIMENSIONS = 2;

/** How many units reached each stage, exact, over what the viewer reads; on public basis for those who read no row. */
@Injectable()
export class FunnelService {
  constructor(
    private readonly reader: Reader,
    private readonly database: DatabaseService,
  ) {}

  /**
   * The funnel. Shape: rows by the codes of `groupBy`, and a total that counts each unit once. Units: persons or things, with
   * bounds. Throws BAD_USER_INPUT: dimension unknown, times in the future, counts of persons by somebody who gets them only
   * as fixed cuts (rules D3). Five statements, whatever the size.
   */
  async funnel(asker: Viewer, args: FunnelArgs): Promise<object> {
    const groupBy = [...(args.groupBy ?? [])];
    if (groupBy.length > MOST_DIMENSIONS)
      throw InvalidInputError.at('groupBy', 'TOO_MANY', `At most ${MOST_DIMENSIONS} dimensions at once.`);
    const readsRows = asker.grants.some((grant) => opensKind(grant, 'Incident', 'PUBLIC'));
    const viewer = readsRows ? asker : publicBasis(asker);
    requireOpenMeasure(viewer, args);
    const { cells, settled, isKnown } = await this.reader.figure(viewer, args.knownAt ?? null, async (ask) => {
      const found = await ask<CohortIncident>((q) => cohortIncidentsSql(questionOf(viewer, args, q), q));
      return {
        settled: await position(ask),
        isKnown: args.knownAt == null || (await anythingAt(ask, args.knownAt)),
        cells: await ask<Cell>((q) => funnelSql(questionOf(viewer, args, q), found, groupBy, q)),
      };
    });
    return {
      __typename: 'FunnelReport',
      asOf: args.asOf ?? viewer.today,
      knownAt: args.knownAt ?? settled ?? viewer.now,
      definition: DEFINITION,
      unit: args.unit,
      ...tableOf(args.unit, groupBy, cells, isKnown, await this.names()),
    };
  }

  private async names(): Promise<Names> {
    const rows = await this.database.read<{ kind: string; code: string; en: string; fr: string }>(
      `SELECT 'country' AS kind, code, name_en AS en, name_fr AS fr FROM country UNION ALL SELECT 'mission', acronym, name_en, name_fr FROM mission`,
    );
    const of = (kind: string): Map<string, Words> =>
      new Map(rows.filter((row) => row.kind === kind).map(({ code, en, fr }) => [code, { EN: en, FR: fr }]));
    return { country: of('country'), mission: of('mission') };
  }
}

/** The newest settled instant of what the viewer may read; it moves with nothing else (rules S12). */
async function position(ask: Ask): Promise<string | null> {
  const [row] = await ask<{ at: string | null }>(
    (q) => `SELECT instant(max(i.touched_at)) AS at FROM ${q.relation('Incident')} i`,
  );
  return row?.at ?? null;
}

/** Whether anything was known at that instant: before it there is no data, which is not 0. */
async function anythingAt(ask: Ask, knownAt: string): Promise<boolean> {
  const [row] = await ask<{ some: boolean }>(
    (q) => `SELECT EXISTS (SELECT 1 FROM ${q.relation('Incident', { knownAt })} i) AS some`,
  );
  return row?.some ?? false;
}

/** Counts of persons who are neither dead nor judged reach some roles only as fixed cuts, which are not free questions. */
function requireOpenMeasure(viewer: Viewer, { unit, filter }: FunnelArgs): void {
  if (openness(viewer, 'PERSON_COUNT') === 'all') return;
  const isPersonal = unit === 'SUSPECT' || (unit === 'VICTIM' && (filter?.harm ?? 'FATAL') !== 'FATAL');
  if (isPersonal)
    throw InvalidInputError.at(
      'unit',
      'FIXED_CUT',
      `Your role gets counts of ${unit === 'SUSPECT' ? 'suspects' : 'people not among the dead'} only as published cuts.`,
    );
}

function questionOf(viewer: Viewer, args: FunnelArgs, q: Statement): FunnelQuestion {
  const knownAt = q.knownAt(args.knownAt);
  return {
    unit: args.unit,
    cohort: args.filter ?? {},
    asOf: q.asOf(args.asOf),
    knownAt,
    at: args.knownAt == null ? undefined : { knownAt: args.knownAt },
    isNow: knownAt === null && (args.asOf ?? viewer.today) === viewer.today,
  };
}

/** Sums of units by key and reason, and once without key; `standing_in`: in how many keys the busiest unit stands. */
function funnelSql(
  question: FunnelQuestion,
  found: readonly CohortIncident[],
  groupBy: readonly string[],
  q: Statement,
): string {
  const names = ['persons', ...FUNNEL_STAGES.map((stage) => stage.toLowerCase())];
  const columns = names.flatMap((name) => [`${name}_min`, `${name}_max`]);
  const sums = columns.map((name) => `sum(${name})::int AS ${name}`).join(', ');
  // A unit of several incidents counts once in a row and once in the total, with the most that any of them shows;
  // it is left out only when all of its incidents are.
  const once = columns.map((name) => `max(${name}) AS ${name}`).join(', ');
  const reason = 'CASE WHEN bool_or(reason IS NULL) THEN NULL ELSE min(reason) END AS reason';
  const codes = groupBy.map((_, index) => `d${index}.code`);
  const keyed = `SELECT ARRAY[${codes.join(', ')}]::text[] AS codes, u.* FROM unit u JOIN cohort_incident i ON i.id = u.incident_id
    ${groupBy.map((dimension, index) => dimensionSql(dimension, index, q, question)).join(' ')}`;
  const byKey = `SELECT codes, reason, ${sums}, max(standing) AS standing_in FROM (
      SELECT codes, unit_id, ${reason}, ${once}, count(*) OVER (PARTITION BY unit_id) AS standing FROM (${keyed}) g GROUP BY codes, unit_id) h GROUP BY codes, reason`;
  const all = `SELECT NULL::text[] AS codes, reason, ${sums}, 1 AS standing_in FROM (SELECT unit_id, ${reason}, ${once} FROM unit GROUP BY unit_id) h GROUP BY reason`;
  return `WITH ${unitsSql(question, found, q)} ${groupBy.length > 0 ? `${byKey} UNION ALL ` : ''}${all}`;
}

function byCodes(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const at = a.findIndex((code, i) => code !== b[i]);
  if (at < 0) return 0;
  const [x, y] = [a[at] ?? null, b[at] ?? null];
  if (x === null || y === null) return x === null ? 1 : -1;
  return x < y ? -1 : 1;
}

/** Rows in the order of their codes, undetermined last; the total; and whether a unit stands in several rows. */
function tableOf(
  unit: Unit,
  groupBy: readonly string[],
  cells: readonly Cell[],
  isKnown: boolean,
  names: Names,
): object {
  const total = cells.filter((cell) => cell.codes === null);
  const groups = new Map<string, Cell[]>();
  for (const cell of cells.filter(({ codes }) => codes !== null)) {
    const key = JSON.stringify(cell.codes);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const rows = [...groups.values()].toSorted((a, b) => byCodes(a[0]?.codes ?? [], b[0]?.codes ?? []));
  return {
    rows: rows.map((part) => {
      const codes = part[0]?.codes ?? [];
      const key = codes.map((code, i) => {
        const dimension = groupBy[i] ?? '';
        return { dimension, code, label: wordsOf(dimension, code, names) };
      });
      return rowOf(unit, key, part, isKnown);
    }),
    total: rowOf(unit, [], total, isKnown),
    overlapping: cells.some((cell) => cell.codes !== null && Number(cell['standing_in']) > 1),
  };
}

function rowOf(unit: Unit, key: readonly object[], cells: readonly Cell[], isKnown: boolean): object {
  const sum = (part: readonly Cell[], name: string): number =>
    part.reduce((total, cell) => total + Number(cell[name] ?? 0), 0);
  const count = (part: readonly Cell[], name: string): CountValue => {
    if (!isKnown) return { value: null, min: null, max: null, suppressed: false };
    const min = sum(part, `${name}_min`);
    return { value: min, min, max: sum(part, `${name}_max`), suppressed: false };
  };
  const eligible = cells.filter((cell) => cell.reason === null);
  const reasons = [...new Set(cells.flatMap((cell) => cell.reason ?? []))].toSorted((a, b) => (a < b ? -1 : 1));
  return {
    key,
    registered: count(cells, 'persons'),
    excluded: reasons.map((reason) => ({
      reason,
      count: count(
        cells.filter((cell) => cell.reason === reason),
        'persons',
      ),
    })),
    eligible: count(eligible, 'persons'),
    stages: FUNNEL_STAGES.filter((stage) => !(REFUSED_STAGES[unit] ?? []).includes(stage)).map((stage) => ({
      stage,
      reached: count(eligible, stage.toLowerCase()),
    })),
  };
}
