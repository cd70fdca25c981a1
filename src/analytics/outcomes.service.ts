import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { countedOutcomesSql, OUTCOMES, recordedOutcomesSql } from '../ledger/outcomes.sql.js';
import { openness } from '../reading/openness.js';
import type { Statement } from '../reading/statement.js';
import { OUTCOMES_OF_ACCUSED } from './definitions.js';
import type { Names } from './dimensions.js';
import { questionOf, requireFewDimensions, type FigureQuestion, type QuestionArgs } from './figure.question.js';
import { FigureService, namesOf } from './figure.service.js';
import { countingLinks } from './forums.sql.js';
import { byCodes, countOf, keyOf, NO_DATA, type CountValue } from './funnel.table.js';
import { groupedSql } from './grouping.sql.js';
import { fromLedger } from './unit-stages.sql.js';
import { cohortTablesSql } from './units.sql.js';

export interface OutcomesArgs extends Omit<QuestionArgs, 'unit' | 'withinMonths' | 'periodCuts'> {
  readonly groupBy?: readonly string[] | null;
}

type Outcome = (typeof OUTCOMES)[number];
type Cell = Readonly<Record<string, unknown>> & { readonly codes: (string | null)[] | null };

const FIELDS: Readonly<Record<Outcome, string>> = {
  accused: 'accused',
  judged: 'judged',
  convicted: 'convicted',
  absentia: 'convictedInAbsentia',
  acquitted: 'acquitted',
  otherwise: 'otherwise',
  final: 'final',
  ever_in_custody: 'everInCustody',
  in_custody: 'inCustody',
  released: 'released',
  escaped: 'escaped',
  custody_lost: 'custodyLost',
  died: 'died',
};
/** What a court has said in public. The rest is about people before a verdict, and reaches some roles only as cuts (D1). */
const OPEN: readonly Outcome[] = ['judged', 'convicted', 'absentia', 'acquitted', 'otherwise', 'final'];
const HIDDEN: CountValue = { value: null, min: null, max: null, suppressed: true };

/** What became of the accused of eligible incidents. */
@Injectable()
export class OutcomesService {
  constructor(private readonly figures: FigureService) {}

  /**
   * Shape: rows by the codes of `groupBy`, and a total that counts each accused once; units: persons, with bounds. Counts of
   * people before a verdict are suppressed for who gets them only as cuts. Throws BAD_USER_INPUT: dimension unknown, times
   * in the future. Three statements, whatever the size.
   */
  async outcomes(asker: Viewer, args: OutcomesArgs): Promise<object> {
    const groupBy = requireFewDimensions(args.groupBy);
    return this.figures.make(asker, 'OutcomeReport', OUTCOMES_OF_ACCUSED, args, async ({ viewer, ask, isKnown }) => {
      const of = (q: Statement): FigureQuestion => questionOf(viewer, { ...args, unit: 'SUSPECT' }, q);
      const cells = await ask<Cell>((q) => outcomesSql(of(q), groupBy, q));
      const names = await namesOf(ask);
      return tableOf(groupBy, cells, isKnown, openness(viewer, 'PERSON_COUNT') === 'all', names);
    });
  }
}

const MEASURES = OUTCOMES.flatMap((name) => [`${name}_min`, `${name}_max`]);

function outcomesSql(question: FigureQuestion, groupBy: readonly string[], q: Statement): string {
  // Nobody is accused where no proceeding counts.
  const links = `SELECT ol.incident_id FROM ${q.relation('IncidentLink', question.at)} ol WHERE ${countingLinks('ol')}`;
  const measures = MEASURES.map((name) => `o.${name}`).join(', ');
  const people = fromLedger(
    question,
    q,
    (
      ledger,
    ) => `SELECT o.suspect_id AS unit_id, o.incident_id, o.proceeding_id, ${measures} FROM ${recordedOutcomesSql(ledger)} o
      UNION ALL SELECT o.proceeding_id, o.incident_id, o.proceeding_id, ${measures} FROM ${countedOutcomesSql(ledger)} o`,
    { where: `b.reason IS NULL AND b.id IN (${links})` },
  );
  const accused = `accused AS (SELECT p.*, NULL::uuid AS victim_id FROM (${people}) p)`;
  const tables = `${cohortTablesSql(question, q)}, ${accused}`;
  return groupedSql({ question, q, tables, rows: 'accused', groupBy, measures: MEASURES });
}

function tableOf(
  groupBy: readonly string[],
  cells: readonly Cell[],
  isKnown: boolean,
  readsPersons: boolean,
  names: Names,
): object {
  const rowOf = (key: readonly object[], cell: Cell | undefined): object => {
    const counts = OUTCOMES.map((name) => {
      if (!isKnown) return [FIELDS[name], NO_DATA];
      if (!readsPersons && !OPEN.includes(name)) return [FIELDS[name], HIDDEN];
      return [FIELDS[name], countOf(Number(cell?.[`${name}_min`] ?? 0), Number(cell?.[`${name}_max`] ?? 0))];
    });
    return { key, ...(Object.fromEntries(counts) as object) };
  };
  return {
    rows: cells
      .flatMap((cell) => (cell.codes === null ? [] : [{ codes: cell.codes, cell }]))
      .toSorted((a, b) => byCodes(a.codes, b.codes))
      .map(({ codes, cell }) => rowOf(keyOf(groupBy, codes, names), cell)),
    total: rowOf(
      [],
      cells.find(({ codes }) => codes === null),
    ),
    overlapping: cells.some(({ codes, standing_in }) => codes !== null && Number(standing_in) > 1),
  };
}
