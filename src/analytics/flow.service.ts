import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { InvalidInputError } from '../errors/app-error.js';
import { FLOW } from './definitions.js';
import { questionOf, requireFewDimensions, requireOpenMeasure, type FigureArgs, type Unit } from './figure.question.js';
import { FigureService, namesOf } from './figure.service.js';
import { byCodes, countOf, keyOf, NO_DATA } from './funnel.table.js';
import { flowSql } from './flow.sql.js';

export interface FlowArgs extends Omit<FigureArgs, 'asOf'> {
  readonly unit: Unit;
  readonly kinds: readonly string[];
  /** First and last day on which a step may have happened. */
  readonly from: string;
  readonly to: string;
  readonly groupBy?: readonly string[] | null;
}

interface Cell {
  readonly codes: (string | null)[] | null;
  readonly kind: string;
  readonly count_min: number;
  readonly count_max: number;
  readonly standing_in: number;
}

/** Steps by the time at which they happened. */
@Injectable()
export class FlowService {
  constructor(private readonly figures: FigureService) {}

  /**
   * Of how many eligible units a step of each kind happened from `from` to `to`. Shape: a row for each kind and codes of
   * `groupBy`; bounds where a date reaches over a limit. Throws BAD_USER_INPUT: days out of order or in the future, counts
   * of persons as fixed cuts only. Three statements, whatever the size.
   */
  async flow(asker: Viewer, args: FlowArgs): Promise<object> {
    const groupBy = requireFewDimensions(args.groupBy);
    const { unit, from, to } = args;
    if (to < from) throw InvalidInputError.at('to', 'ORDER', `to is ${to}; it must not lie before from (${from}).`);
    if (to > asker.today)
      throw InvalidInputError.at(
        'to',
        'NOT_IN_FUTURE',
        `to is ${to}; it must not lie after today (${asker.today}, UTC).`,
      );
    const whole = { ...args, asOf: to };
    return this.figures.make(asker, 'FlowReport', FLOW, whole, async ({ viewer, ask, isKnown }) => {
      requireOpenMeasure(viewer, unit, args.filter);
      const cells = await ask<Cell>((q) =>
        flowSql({ ...questionOf(viewer, whole, q), kinds: args.kinds, from }, groupBy, q),
      );
      const wanted = cells.filter(({ codes }) => (codes === null) === (groupBy.length === 0));
      const absent = groupBy.length > 0 ? [] : args.kinds.filter((kind) => !wanted.some((cell) => cell.kind === kind));
      const none = absent.map((kind) => ({ codes: null, kind, count_min: 0, count_max: 0, standing_in: 1 }));
      const order = (kind: string): number => args.kinds.indexOf(kind);
      const rows = [...wanted, ...none].toSorted(
        (a, b) => byCodes(a.codes ?? [], b.codes ?? []) || order(a.kind) - order(b.kind),
      );
      const names = await namesOf(ask);
      return {
        unit,
        rows: rows.map(({ codes, kind, count_min, count_max }) => ({
          key: keyOf(groupBy, codes ?? [], names),
          kind,
          count: isKnown ? countOf(count_min, count_max) : NO_DATA,
        })),
        overlapping: wanted.some(({ standing_in }) => standing_in > 1),
      };
    });
  }
}
