import { InvalidInputError } from '../errors/app-error.js';
import type { Statement } from '../reading/statement.js';
import { allTerms } from '../vocabulary/vocabulary.js';
import { monthsAfter, type FigureQuestion } from './figure.question.js';
import { countingLinks, forumSql } from './forums.sql.js';

/** How a dimension is read: SQL of its codes for a unit `u` of incident `i`, and where the words for a code are. */
interface DimensionRule {
  /** SQL of the one code that every incident has, or of rows `code` where a unit may have several. */
  readonly code?: (q: Statement, question: FigureQuestion) => string;
  readonly codes?: (q: Statement, question: FigureQuestion) => string;
  /** `country`, `mission`, `year`, `period`, or the name of a vocabulary. */
  readonly words: string;
}

const victims = (q: Statement, question: FigureQuestion): string =>
  `${q.relation('Victim', question.at)} dv WHERE dv.incident_id = i.id AND (u.victim_id IS NULL OR dv.id = u.victim_id)`;
const links = (q: Statement, question: FigureQuestion): string =>
  `${q.relation('IncidentLink', question.at)} dl WHERE dl.incident_id = i.id AND (u.proceeding_id IS NULL OR dl.proceeding_id = u.proceeding_id)
    AND ${countingLinks('dl')}`;

/**
 * The period between two cuts in which the incident lies, with the months of follow-up if any were asked for: an interval
 * of days, its end excluded. What straddles a cut is in none, and has a row of its own (T9).
 */
function periods(q: Statement, { periodCuts, withinMonths }: FigureQuestion): string {
  const followed = monthsAfter('i.occurred_to', withinMonths);
  const edges = [null, ...periodCuts, null];
  const parts = edges.slice(1).map((end, n) => {
    const start = edges[n] ?? null;
    const inside = [
      ...(start === null ? [] : [`i.occurred_from >= ${q.bind(start, 'date')}`]),
      ...(end === null ? [] : [`${followed} < ${q.bind(end, 'date')}`]),
    ];
    return `WHEN ${inside.join(' AND ') || 'TRUE'} THEN ${q.bind(`${start ?? '..'}/${end ?? '..'}`, 'text')}`;
  });
  return `CASE ${parts.join(' ')} END`;
}

const RULES: Readonly<Record<string, DimensionRule>> = {
  HOST_STATE: { code: () => 'i.host_state', words: 'country' },
  MISSION: { code: () => 'i.mission_acronym', words: 'mission' },
  YEAR: {
    code: () =>
      `CASE WHEN extract(year FROM i.occurred_from) = extract(year FROM i.occurred_to) THEN to_char(i.occurred_from, 'YYYY') END`,
    words: 'year',
  },
  PERIOD: { code: periods, words: 'period' },
  INCIDENT_COUNTRY: { code: () => 'i.incident_country', words: 'country' },
  ATTACK_MEANS: { code: () => 'i.means', words: 'AttackMeans' },
  ATTACK_CONTEXT: { code: () => 'i.context', words: 'AttackContext' },
  OFFENCE: { codes: () => 'SELECT DISTINCT unnest(i.offences) AS code', words: 'Offence' },
  PERPETRATOR_CLASS: { code: () => 'i.perpetrator_class', words: 'PerpetratorClass' },
  CONTRIBUTING_COUNTRY: {
    codes: (q, question) => `SELECT DISTINCT dv.contributing_country AS code FROM ${victims(q, question)}`,
    words: 'country',
  },
  CITIZENSHIP: {
    codes: (q, question) =>
      `SELECT DISTINCT dc.code FROM (SELECT unnest(dv.citizenships) AS code FROM ${victims(q, question)}) dc`,
    words: 'country',
  },
  PERSONNEL_CATEGORY: {
    codes: (q, question) => `SELECT DISTINCT dv.personnel_category AS code FROM ${victims(q, question)}`,
    words: 'PersonnelCategory',
  },
  SEX: { codes: (q, question) => `SELECT DISTINCT dv.sex AS code FROM ${victims(q, question)}`, words: 'Sex' },
  FORUM: {
    codes: (
      q,
      question,
    ) => `SELECT DISTINCT ${forumSql('dp', 'i', q, question)} AS code FROM ${q.relation('Proceeding', question.at)} dp
      WHERE dp.id IN (SELECT dl.proceeding_id FROM ${links(q, question)})`,
    words: 'Forum',
  },
  FORUM_STATE: {
    codes: (q, question) => `SELECT DISTINCT dp.forum_state AS code FROM ${q.relation('Proceeding', question.at)} dp
      WHERE dp.id IN (SELECT dl.proceeding_id FROM ${links(q, question)})`,
    words: 'country',
  },
};

/** Whether a unit of one incident stands in one row of these dimensions, whichever it is. */
export const isOneRow = (groupBy: readonly string[]): boolean =>
  groupBy.every((dimension) => RULES[dimension]?.code !== undefined);

/**
 * SQL that gives the codes of a dimension as `d<index>.code`, joined to units `u` of incidents `i`; `own` are dimensions
 * that only this figure has. Throws BAD_USER_INPUT.
 */
export function dimensionSql(
  dimension: string,
  index: number,
  q: Statement,
  question: FigureQuestion,
  own: Readonly<Record<string, string>> = {},
): string {
  const rule: DimensionRule | undefined =
    own[dimension] === undefined ? RULES[dimension] : { code: () => own[dimension] ?? '', words: 'year' };
  if (!rule)
    throw InvalidInputError.at(`groupBy[${index}]`, 'DIMENSION', `${dimension} is no dimension of this figure.`);
  if (dimension === 'PERIOD' && question.periodCuts.length === 0)
    throw InvalidInputError.at('periodCuts', 'REQUIRED', 'Periods need the days at which they begin.');
  const codes = rule.code ? `SELECT ${rule.code(q, question)} AS code` : (rule.codes?.(q, question) ?? '');
  return `LEFT JOIN LATERAL (${codes}) d${index} ON TRUE`;
}

/** The dimensions of a figure together: SQL of the codes of a unit `u` of incident `i`, as text[], and the joins that give them. */
export function codesSql(
  groupBy: readonly string[],
  q: Statement,
  question: FigureQuestion,
  own?: Readonly<Record<string, string>>,
): { readonly codes: string; readonly joins: string } {
  return {
    codes: `ARRAY[${groupBy.map((_, index) => `d${index}.code`).join(', ')}]::text[]`,
    joins: groupBy.map((dimension, index) => dimensionSql(dimension, index, q, question, own)).join(' '),
  };
}

export interface Words {
  readonly EN: string;
  readonly FR: string;
}
const UNDETERMINED: Words = { EN: 'Undetermined', FR: 'Indéterminé' };

/** Words of countries and missions, loaded with the figure. */
export interface Names {
  readonly country: ReadonlyMap<string, Words>;
  readonly mission: ReadonlyMap<string, Words>;
}

/** The words for a code of a dimension; a null code is undetermined. */
export function wordsOf(dimension: string, code: string | null, names: Names): Words {
  if (code === null) return UNDETERMINED;
  const kind = RULES[dimension]?.words ?? 'year';
  if (kind === 'year' || kind === 'period') return { EN: code, FR: code };
  if (kind === 'country' || kind === 'mission') return names[kind].get(code) ?? { EN: code, FR: code };
  const term = allTerms().find(({ enum: name, value }) => name === kind && value === code);
  return term ? { EN: term.label[0], FR: term.label[1] } : { EN: code, FR: code };
}
