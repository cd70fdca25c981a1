import { InvalidArgumentError, type Command } from 'commander';
import { SHARE_DAYS, type Estimator } from '../analytics/estimators/curve.js';
import { timeToEvent, type GroupEstimate, type TimeToEvent } from '../analytics/estimators/time-to-event.js';
import { InvalidInputError } from '../errors/app-error.js';
import { codingOf, NONE_CENSORED, type CodingOptions, type EventCoding } from './estimate.coding.js';
import { readTable } from './estimate.file.js';
import { observationsOf, type EstimateColumns, type LeftOut } from './estimate.observations.js';
import { done, type CommandResult } from './output.js';

export interface EstimateOptions extends EstimateColumns, CodingOptions {
  readonly csv: string;
  readonly estimator: Estimator;
  readonly limits: 'LOG_LOG' | 'LOG';
  readonly level: number;
  readonly days: readonly number[];
  readonly smallestGroup: number;
  /** False with `--no-conditions`. */
  readonly conditions: boolean;
}

const ESTIMATORS: readonly Estimator[] = ['AALEN_JOHANSEN', 'KAPLAN_MEIER'];
const choice = (text: string): string => text.toUpperCase().replaceAll('-', '_');

/** A number of at least `least`; Commander turns the refusal into exit 2. */
function numberFrom(least: number, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least)
    throw new InvalidArgumentError(`a number from ${least}`);
  return value;
}

function levelOf(text: string): number {
  const level = Number(text);
  if (!(level > 0 && level < 1)) throw new InvalidArgumentError('a number between 0 and 1, such as 0.95');
  return level;
}

function oneOf<T extends string>(values: readonly T[], text: string): T {
  const found = values.find((value) => value === choice(text));
  if (!found) throw new InvalidArgumentError(`one of ${values.join(', ')}`);
  return found;
}

/** Does work that needs no register, prints what came of it, and leaves with its exit code. */
export type RunAlone = (work: () => Promise<CommandResult>) => Promise<void>;

/** `estimate`: the estimators of the register on anybody's CSV. It needs no database. */
export function estimateCommand(program: Command, run: RunAlone): void {
  const command = program
    .command('estimate')
    .description('time to an event from a CSV of your own, by the estimators of the register');
  addMethodOptions(addColumnOptions(command)).action((options: EstimateOptions) => run(() => estimate(options)));
}

const addColumnOptions = (command: Command): Command =>
  command
    .requiredOption('--csv <file>', 'a row for each unit, with a header')
    .requiredOption('--time <column>', 'day on which the unit had the event, or was last looked at')
    .requiredOption('--event <column>', '0 censored, 1 the event, 2 and more: events that compete with it')
    .option('--event-value <value>', 'value that is the event, where it is not 1')
    .option('--censored-value <value>', `value that is censored, where it is not 0; ${NONE_CENSORED}: no row is`)
    .option('--group <column>', 'groups; rows without one are left out and counted')
    .option('--entry <column>', 'day from which on the unit was in view (delayed entry); 0: from the start')
    .option(
      '--origin <column>',
      'day from which time runs (an earlier stage); rows without one are left out and counted',
    )
    .option('--cluster <column>', 'units that share their fate; intervals are then between clusters');

function addMethodOptions(command: Command): Command {
  const estimators = ESTIMATORS.join(' or ');
  const days = (text: string): number[] => text.split(',').map((one) => numberFrom(0, one));
  return command
    .option('--estimator <name>', estimators, (text) => oneOf(ESTIMATORS, text), 'AALEN_JOHANSEN' satisfies Estimator)
    .option(
      '--limits <scale>',
      'LOG_LOG, or LOG for KAPLAN_MEIER',
      (text) => oneOf(['LOG_LOG', 'LOG'], text),
      'LOG_LOG',
    )
    .option('--level <share>', 'confidence level', levelOf, 0.95)
    .option('--days <list>', 'days on which shares are given', days, [...SHARE_DAYS])
    .option('--smallest-group <n>', 'smaller groups are refused', (text) => numberFrom(1, text), 1)
    .option('--no-conditions', 'compare groups also where there are too few events for it');
}

interface EstimateReport extends TimeToEvent {
  readonly coding: EventCoding;
  readonly limits: { readonly level: number; readonly scale: string; readonly variance: string };
  readonly rows: number;
  readonly leftOut: LeftOut;
}

/** Reads the file and estimates. Throws BAD_USER_INPUT with row, column and rule for what the file has wrong. */
export async function estimate(options: EstimateOptions): Promise<CommandResult> {
  const { csv, estimator, limits, level, time, event, group, entry, origin, cluster } = options;
  if (estimator === 'AALEN_JOHANSEN' && limits === 'LOG')
    throw InvalidInputError.at('limits', 'LIMITS', 'Limits LOG are for estimator KAPLAN_MEIER only.');
  const asked = [time, event, group, entry, origin, cluster].filter((column) => column !== undefined);
  const table = await readTable(csv, asked);
  const coding = codingOf(table, event, options);
  const { observations, leftOut } = observationsOf(table, options, coding);
  const estimates = timeToEvent(observations, {
    estimator,
    level,
    limits,
    clustered: cluster !== undefined,
    shareDays: options.days,
    smallestGroup: options.smallestGroup,
    isComparisonStrict: options.conditions,
  });
  const variance = cluster !== undefined ? 'BETWEEN_CLUSTERS' : estimator === 'KAPLAN_MEIER' ? 'GREENWOOD' : 'AALEN';
  const { note, groups, difference, differenceRefused } = estimates;
  const report: EstimateReport = {
    estimator,
    note,
    coding,
    limits: { level, scale: limits, variance },
    rows: table.length,
    leftOut,
    groups,
    difference,
    differenceRefused,
  };
  return done(report, ...linesOf(report));
}

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

function linesOf({ note, rows, leftOut, groups, difference, differenceRefused }: EstimateReport): string[] {
  const out = leftOut.originNotReached + leftOut.noGroup + leftOut.neverInView;
  const outcome = difference
    ? `log-rank of the hazard of the event: ${difference.statistic.toFixed(4)}, ${difference.degreesOfFreedom} df, p = ${difference.pValue.toPrecision(4)}`
    : `no comparison: ${differenceRefused?.message ?? ''}`;
  return [note, `${rows} rows, ${out} left out`, ...groups.flatMap(linesOfGroup), outcome];
}

function linesOfGroup({ group, size, events, competing, censored, median, shares, refused }: GroupEstimate): string[] {
  const head = `${group}: ${size} units, ${events} events, ${competing} competing, ${censored} censored`;
  if (refused) return [head, `  refused: ${refused.message}`];
  const { days = null, low = null, high = null } = median ?? {};
  return [
    head,
    `  median: ${days === null ? 'not reached' : `day ${days} (${low ?? '–'} to ${high ?? '–'})`}`,
    ...shares.map(
      (share) =>
        `  by day ${share.day}: ${percent(share.probability)} (${percent(share.low)} to ${percent(share.high)}), ${share.atRisk} at risk`,
    ),
  ];
}
