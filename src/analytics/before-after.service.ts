import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { InvalidInputError } from '../errors/app-error.js';
import type { StageName } from '../ledger/stages.js';
import type { Statement } from '../reading/statement.js';
import { sidesSql, type SideCell } from './before-after.sql.js';
import { beforeAfterTable } from './before-after.table.js';
import { BEFORE_AFTER } from './definitions.js';
import { questionOf, type FigureQuestion, type QuestionArgs } from './figure.question.js';
import { FigureService, namesOf } from './figure.service.js';

export interface BeforeAfterArgs extends Omit<QuestionArgs, 'unit' | 'periodCuts'> {
  readonly date: string;
  readonly stage: StageName;
  readonly withinMonths: number;
  readonly windowMonths?: number | null;
}

/** Incidents before and after a date, with equal follow-up and in the same missions (rules T9). */
@Injectable()
export class BeforeAfterService {
  constructor(private readonly figures: FigureService) {}

  /**
   * Both sides of a date, and how their shares differ, or why that is not said. Units: incidents, months of follow-up.
   * Throws BAD_USER_INPUT: a stage that all have reached, a date after asOf, a window shorter than the follow-up, times in
   * the future. Three statements, two more with `knownAt`, whatever the size.
   */
  async beforeAfter(asker: Viewer, args: BeforeAfterArgs): Promise<object> {
    const { date, stage, withinMonths, windowMonths = null } = args;
    requireSides(args, args.asOf ?? asker.today);
    return this.figures.make(asker, 'BeforeAfterReport', BEFORE_AFTER, args, async ({ viewer, ask, isKnown }) => {
      const of = (q: Statement): FigureQuestion => questionOf(viewer, { ...args, unit: 'INCIDENT' }, q);
      const cells = await ask<SideCell>((q) => sidesSql(of(q), { date, windowMonths, stage }, q));
      const said = { unit: 'INCIDENT', date, stage, withinMonths, windowMonths };
      const names = await namesOf(ask);
      return { ...said, ...beforeAfterTable(cells, isKnown, names) };
    });
  }
}

function requireSides({ date, stage, withinMonths, windowMonths }: BeforeAfterArgs, asOf: string): void {
  if (stage === 'REPORTED')
    throw InvalidInputError.at('stage', 'STAGE', 'Every incident is reported: there is nothing to compare.');
  if (date > asOf)
    throw InvalidInputError.at('date', 'ORDER', `date is ${date}; it must not lie after asOf (${asOf}).`);
  if (windowMonths != null && windowMonths < withinMonths)
    throw InvalidInputError.at(
      'windowMonths',
      'ORDER',
      `windowMonths is ${windowMonths}; nobody before the date was followed for ${withinMonths} months in so short a window.`,
    );
}
