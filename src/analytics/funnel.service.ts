import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { clustersOf, tiesSql, type Tie } from './clusters.js';
import { FUNNEL, TREND, type Definition } from './definitions.js';
import { isOneRow } from './dimensions.js';
import {
  questionOf,
  requireFewDimensions,
  requireOpenMeasure,
  type FigureArgs,
  type QuestionArgs,
} from './figure.question.js';
import { FigureService, namesOf } from './figure.service.js';
import { cellsOf } from './funnel.cells.js';
import { funnelSql, type FunnelSqlRow } from './funnel.sql.js';
import { tableOf } from './funnel.table.js';

export interface FunnelArgs extends QuestionArgs {
  readonly groupBy?: readonly string[] | null;
}

export interface TrendArgs extends Omit<QuestionArgs, 'periodCuts'> {
  readonly withinMonths: number;
  readonly groupBy?: string | null;
}

/** How many units reached each stage, exact, over what the viewer reads; on public basis for those who read no row. */
@Injectable()
export class FunnelService {
  constructor(private readonly figures: FigureService) {}

  /**
   * The funnel. Shape: rows by the codes of `groupBy`, and a total that counts each unit once. Units: persons or things, with
   * bounds. Throws BAD_USER_INPUT: dimension unknown, times in the future, counts of persons by somebody who gets them only
   * as fixed cuts (rules D3). Four statements, three for incidents, whatever the size.
   */
  async funnel(asker: Viewer, args: FunnelArgs): Promise<object> {
    return this.make(asker, FUNNEL, args, args);
  }

  /**
   * The funnel by year of the incident, and by one more dimension, with equal follow-up: years whose last day was not
   * followed for `withinMonths` by asOf are left out, and nothing of them is in the total. Shape, units, errors as above.
   */
  async trend(asker: Viewer, args: TrendArgs): Promise<object> {
    const { groupBy, ...rest } = args;
    const last = lastYearFollowed(args.asOf ?? asker.today, args.withinMonths);
    const occurredTo = [`${last}-12-31`, args.filter?.occurredTo ?? FOREVER].toSorted()[0] ?? FOREVER;
    const counted = {
      ...rest,
      groupBy: ['YEAR', ...(groupBy == null ? [] : [groupBy])],
      filter: { ...args.filter, occurredTo },
    };
    return this.make(asker, TREND, args, counted);
  }

  private async make(asker: Viewer, definition: Definition, asked: FigureArgs, args: FunnelArgs): Promise<object> {
    const groupBy = requireFewDimensions(args.groupBy);
    return this.figures.make(asker, 'FunnelReport', definition, asked, async ({ viewer, ask, isKnown }) => {
      requireOpenMeasure(viewer, args.unit, args.filter);
      const isClustered = args.unit !== 'INCIDENT';
      const ties = isClustered ? await ask<Tie>((q) => tiesSql(questionOf(viewer, args, q), q)) : [];
      const rows = await ask<FunnelSqlRow>((q) => funnelSql(questionOf(viewer, args, q), clustersOf(ties), groupBy, q));
      const names = await namesOf(ask);
      return { unit: args.unit, ...tableOf(args.unit, groupBy, cellsOf(rows, isOneRow(groupBy)), isKnown, names) };
    });
  }
}

const FOREVER = '9999-12-31';

/** The last year of which every incident was followed for so many months by the day. */
function lastYearFollowed(asOf: string, months: number): number {
  // Months after the last of December is the last day of a month, whichever it is.
  const at = (year: number): string => new Date(Date.UTC(year, 12 + months, 0)).toISOString().slice(0, 10);
  let year = Number(asOf.slice(0, 4));
  while (at(year) > asOf) year -= 1;
  return year;
}
