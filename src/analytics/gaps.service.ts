import './gaps.reading.js';
import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { InvalidInputError } from '../errors/app-error.js';
import type { StageName } from '../ledger/stages.js';
import type { Args } from '../reading/describe.js';
import { Reader } from '../reading/reader.js';
import type { Statement } from '../reading/statement.js';
import { questionOf, requireOpenMeasure, type QuestionArgs, type Unit } from './figure.question.js';
import { gapsSql, type GapQuestion } from './gaps.sql.js';

export interface GapsArgs extends Omit<QuestionArgs, 'withinMonths' | 'periodCuts' | 'basis'> {
  readonly missing?: StageName | null;
  readonly outcome?: string | null;
  readonly olderThanDays?: number | null;
  readonly inactiveForDays?: number | null;
  readonly ofEndedMissions?: boolean | null;
}

/** Which incidents, suspects or proceedings lack a stage or a judgment, or do not move. */
@Injectable()
export class GapsService {
  constructor(private readonly reader: Reader) {}

  /**
   * A page of units that lack what was asked for, oldest first. Throws BAD_USER_INPUT: nothing asked for, a unit without a
   * record of its own, times in the future, persons by somebody who gets them only as fixed cuts. One statement.
   */
  async gaps(viewer: Viewer, info: GraphQLResolveInfo, args: GapsArgs & Args): Promise<unknown> {
    const { unit, missing = null, outcome = null, inactiveForDays = null } = args;
    if (missing === null && outcome === null && inactiveForDays === null)
      throw InvalidInputError.at(
        'missing',
        'REQUIRED',
        'Say what is missing: a stage, an outcome, or any step for so many days.',
      );
    requireOpenMeasure(viewer, unit, args.filter);
    const of = (q: Statement): GapQuestion => ({
      ...questionOf(viewer, args, q),
      unit: recorded(unit),
      missing,
      outcome,
      olderThanDays: args.olderThanDays ?? null,
      inactiveForDays,
      ofEndedMissions: args.ofEndedMissions ?? false,
    });
    const order = [{ sql: (row: string) => `${row}.since`, type: 'date' }];
    return this.reader.page(
      'Gap',
      viewer,
      info,
      args,
      order,
      () => 'TRUE',
      (q) => gapsSql(of(q), q),
    );
  }
}

function recorded(unit: Unit): GapQuestion['unit'] {
  if (unit === 'INCIDENT' || unit === 'SUSPECT' || unit === 'PROCEEDING') return unit;
  throw InvalidInputError.at('unit', 'UNIT', 'Gaps are asked of incidents, suspects or proceedings.');
}
