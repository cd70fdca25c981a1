import type { TestApp } from '../support/test-app.js';

const POINT = '{ day atRisk probability low high worst best }';
const GROUP = `key { dimension code label } eligible size events competing censored lateEntries clusters reopened withoutRecord outcomeFound unknownDate
  notBegun neverLookedAt impliedOnly neverInView endedAfterLook endedAfterLookShare median { days low high }
  points ${POINT} shares ${POINT} allAtAsOf ${POINT} refused`;
export const REPORT = `asOf knownAt basis clearance definition { id version text } citation unit stage outcome from estimator entry dates event note
  groups { ${GROUP} } overlapping difference { name statistic degreesOfFreedom pValue } differenceRefused`;

export interface Point {
  readonly day: number;
  readonly atRisk: number | null;
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly worst: number | null;
  readonly best: number | null;
}
export type Counts = Readonly<
  Record<
    | (
        | 'eligible'
        | 'size'
        | 'events'
        | 'competing'
        | 'censored'
        | 'lateEntries'
        | 'clusters'
        | 'reopened'
        | 'withoutRecord'
      )
    | (
        'outcomeFound' | 'unknownDate' | 'notBegun' | 'neverLookedAt' | 'impliedOnly' | 'neverInView' | 'endedAfterLook'
      ),
    number
  >
>;
export interface Group extends Counts {
  readonly key: { readonly code: string | null } | null;
  readonly endedAfterLookShare: number | null;
  readonly median: { readonly days: number; readonly low: number | null; readonly high: number | null } | null;
  readonly points: readonly Point[];
  readonly shares: readonly Point[];
  readonly allAtAsOf: readonly Point[];
  readonly refused: string | null;
}
export interface Report {
  readonly knownAt: string;
  readonly citation: string;
  readonly event: string;
  readonly note: string;
  readonly groups: readonly Group[];
  readonly overlapping: boolean;
  readonly difference: { readonly name: string; readonly statistic: number; readonly pValue: number } | null;
  readonly differenceRefused: string | null;
}

/** The estimate for arguments as GraphQL writes them. Incidents enter whatever the harm, unless a filter is given. */
export async function timeToStage(app: TestApp, args: string, actor = 'hq'): Promise<Report> {
  const filter = args.includes('filter:') ? '' : ', filter: { harm: ANY }';
  const data = await app.ask<{ timeToStage: Report }>(actor, `{ timeToStage(${args}${filter}) { ${REPORT} } }`);
  return data.timeToStage;
}

/** The only group of an estimate that is not broken down. */
export async function onlyGroup(app: TestApp, args: string, actor = 'hq'): Promise<Group> {
  const { groups } = await timeToStage(app, args, actor);
  const [group] = groups;
  if (!group || groups.length > 1) throw new Error(`${groups.length} groups.`);
  return group;
}
