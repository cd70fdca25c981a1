import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { InvalidInputError } from '../errors/app-error.js';
import { STAGES, type StageName } from '../ledger/stages.js';
import { allTerms } from '../vocabulary/vocabulary.js';
import { clustersOf, tiesSql, type Tie } from './clusters.js';
import { TIME_TO_STAGE } from './definitions.js';
import type { Words } from './dimensions.js';
import type { Estimator } from './estimators/curve.js';
import { questionOf, requireOpenMeasure, type QuestionArgs } from './figure.question.js';
import { FigureService, namesOf } from './figure.service.js';
import { unitTimesSql, type UnitTimes } from './time-to-stage.sql.js';
import { NOTES, waitTable } from './time-to-stage.table.js';

export interface TimeToStageArgs extends QuestionArgs {
  readonly stage: StageName;
  readonly outcome?: string | null;
  readonly from?: StageName | null;
  readonly estimator?: Estimator | null;
  readonly entry?: 'LOOKED_FROM' | 'NONE' | null;
  readonly dates?: 'EARLIEST' | 'LATEST' | null;
  readonly groupBy?: string | null;
}

/** How a judgment of first instance may end. */
const JUDGMENT_OUTCOMES: readonly string[] = ['CONVICTED', 'ACQUITTED', 'DISCHARGED', 'REFERRED'];

/** How long justice takes: time from an incident, or from an earlier stage of it, to a stage. */
@Injectable()
export class TimeToStageService {
  constructor(private readonly figures: FigureService) {}

  /**
   * The estimate. Shape: a group for each code of `groupBy`, or one for all; days since the origin. Incidents with the limits of
   * the estimator, other units with those of clusters of incidents joined by proceedings (T7). Throws BAD_USER_INPUT:
   * a stage that is no later one than `from` or that the unit does not have, an outcome of another stage, dimension
   * unknown, times in the future, counts of persons by somebody who gets them only as fixed cuts (rules D3). Four
   * statements, two more with `knownAt`, whatever the size, beside the three that frame their transaction.
   */
  async timeToStage(asker: Viewer, args: TimeToStageArgs, smallestGroup?: number): Promise<object> {
    const { unit, stage } = args;
    const { outcome = null, groupBy = null } = args;
    const [from, estimator] = [args.from ?? 'REPORTED', args.estimator ?? 'AALEN_JOHANSEN'];
    const [entry, dates] = [args.entry ?? 'LOOKED_FROM', args.dates ?? 'LATEST'];
    requireStages(args, from);
    return this.figures.make(
      asker,
      'TimeToStageReport',
      TIME_TO_STAGE,
      args,
      async ({ viewer, ask, isKnown }) => {
        requireOpenMeasure(viewer, unit, args.filter);
        const ties = await ask<Tie>((q) => tiesSql(questionOf(viewer, args, q), q));
        const wait = { stage, outcome, from, dates, groupBy };
        const rows = await ask<UnitTimes>((q) => unitTimesSql(questionOf(viewer, args, q), wait, clustersOf(ties), q));
        const rules = { fromIncident: from === 'REPORTED', entry };
        const names = await namesOf(ask);
        const table = waitTable(
          { unit, groupBy, estimator, rules, ...(smallestGroup === undefined ? {} : { smallestGroup }) },
          rows,
          names,
        );
        const said = {
          unit,
          stage,
          outcome,
          from,
          estimator,
          entry,
          dates,
          event: eventOf(stage, outcome),
          note: NOTES[estimator],
        };
        return { ...said, ...table, ...(isKnown ? {} : NOTHING_KNOWN) };
      },
      smallestGroup === undefined,
    );
  }
}

/** Before anything was on record there is no group: no data is not 0. */
const NOTHING_KNOWN = { groups: [], difference: null, differenceRefused: 'Nothing was on record then.' };

function requireStages({ unit, stage, outcome, groupBy, periodCuts }: TimeToStageArgs, from: StageName): void {
  const refuse = (path: string, rule: string, message: string): never => {
    throw InvalidInputError.at(path, rule, message);
  };
  if (stage === 'REPORTED')
    refuse('stage', 'STAGE', 'An incident is reported when it enters: there is nothing to wait for.');
  if (unit === 'PROCEEDING' && (stage === 'ARREST' || from === 'ARREST'))
    refuse(stage === 'ARREST' ? 'stage' : 'from', 'STAGE', 'Proceedings have no stage ARREST.');
  if (STAGES.indexOf(from) >= STAGES.indexOf(stage))
    refuse('from', 'ORDER', `${from} is no stage before ${stage}; REPORTED stands for the incident itself.`);
  if (outcome != null && stage !== 'VERDICT') refuse('outcome', 'STAGE', `${stage} has no outcome; VERDICT has.`);
  if (outcome != null && !JUDGMENT_OUTCOMES.includes(outcome))
    refuse('outcome', 'OUTCOME', `A judgment ends in ${JUDGMENT_OUTCOMES.join(', ')}.`);
  if (groupBy !== 'PERIOD' && (periodCuts ?? []).length > 0)
    refuse('periodCuts', 'PERIOD', 'Days at which periods begin need groupBy PERIOD.');
}

const labelOf = (name: string, value: string): Words => {
  const term = allTerms().find((one) => one.enum === name && one.value === value);
  return { EN: term?.label[0] ?? value, FR: term?.label[1] ?? value };
};

/** The event in words: the stage, and what the judgment ends in. */
function eventOf(stage: StageName, outcome: string | null): Words {
  const label = labelOf('Stage', stage);
  if (outcome === null) return label;
  const end = labelOf('Outcome', outcome);
  return { EN: `${label.EN}: ${end.EN}`, FR: `${label.FR} : ${end.FR}` };
}
