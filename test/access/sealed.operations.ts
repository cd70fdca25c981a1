/** Ids of records that everybody concerned may see; the secrets hang on them. */
export interface Stage {
  readonly incident: string;
  readonly reference: string;
  readonly other: string;
  readonly suspect: string;
  readonly proceeding: string;
  readonly step: string;
  readonly victim: string;
  readonly obstacle: string;
  /** An instant before any secret. */
  readonly knownAt: string;
}

const COUNT = 'value min max';
const ROW = `key { code } registered { ${COUNT} } excluded { reason count { ${COUNT} } } eligible { ${COUNT} } stages { stage reached { ${COUNT} } }`;
const funnel = (args: string): string =>
  `{ accountabilityFunnel(${args}) { asOf knownAt overlapping total { ${ROW} } rows { ${ROW} } } }`;
const POINT = '{ day atRisk probability low high worst best }';
const wait = (
  args: string,
): string => `{ timeToStage(${args}) { asOf knownAt clearance citation overlapping differenceRefused groups { key { code }
  eligible size events competing censored lateEntries clusters reopened withoutRecord outcomeFound unknownDate notBegun neverLookedAt
  impliedOnly neverInView endedAfterLook refused points ${POINT} shares ${POINT} allAtAsOf ${POINT} } } }`;
const SIDE = `registered { ${COUNT} } eligible { ${COUNT} } followed { ${COUNT} } reached { ${COUNT} } share { numerator denominator best } lateEntries { ${COUNT} } lookedAt { numerator denominator }`;
const compared = (stage: string): string =>
  `{ beforeAfter(date: "2020-01-01", stage: ${stage}, withinMonths: 12) { asOf knownAt clearance citation before { ${SIDE} } after { ${SIDE} } straddling { ${COUNT} } openDate { ${COUNT} } strata { key { code } reachedAfter { ${COUNT} } } refused refusal } }`;
const PEOPLE =
  'suspectsIdentified { min max } everArrested { min max } inCustody { min max } tried { min max } convicted { min max }';
const PROGRESS = `stage reached standing implied firstArrestOn { from } firstVerdictOn { from } ${PEOPLE}
  convictedInAbsentia { min max } accountability information lastStepOn { from to } daysSinceLastStep`;
const STEPS =
  'totalCount pageInfo { endCursor hasNextPage } nodes { id kind persons { min max } warnings verification disputed countsFrom }';
const STANDING = 'standing { custody inProceedings { state proceeding { id } } }';

/** What people ask day by day, as queries without variables. */
export function operations(stage: Stage): readonly string[] {
  const node = (id: string, selection: string): string => `{ node(id: "${id}") { __typename ${selection} } }`;
  const onIncident = (selection: string): string => node(stage.incident, `... on Incident { ${selection} }`);
  const onSuspect = (selection: string): string => node(stage.suspect, `... on Suspect { ${selection} }`);
  const onProceeding = (selection: string): string => node(stage.proceeding, `... on Proceeding { ${selection} }`);
  return [
    `{ incidents(first: 200) { totalCount pageInfo { startCursor endCursor } nodes { id reference version progress { ${PROGRESS} } } } }`,
    '{ incidents(last: 2, orderBy: [LAST_STEP_ON_DESC]) { edges { cursor node { reference } } pageInfo { hasPreviousPage } } }',
    '{ incidents(filter: { reached: [VERDICT] }) { totalCount } }',
    '{ incidents(filter: { lacks: [ARREST], information: [KNOWN] }) { totalCount nodes { reference } } }',
    '{ incidents(filter: { inactiveForDays: 30 }) { totalCount nodes { reference } } }',
    '{ incidents(filter: { cohort: { contributingCountries: ["MAR", "FRA"] } }) { totalCount nodes { reference } } }',
    '{ incidents(filter: { pending: true }) { totalCount nodes { reference } } }',
    '{ incidents(filter: { obstacles: [INSECURITY, NO_STATE_CONTROL] }) { totalCount nodes { reference } } }',
    '{ missions(first: 200) { nodes { acronym incidents { totalCount nodes { reference } } } } }',
    `{ incident(reference: "${stage.reference}") { version progress { ${PROGRESS} } toll { killed { min max } lines { status persons { max } } } withheld { field reason } } }`,
    `{ incident(reference: "${stage.reference}") { progress(knownAt: "${stage.knownAt}") { ${PROGRESS} } toll(knownAt: "${stage.knownAt}") { killed { max } } } }`,
    onIncident(`milestones { ${STEPS} } sources { id } externalRefs { identifier }`),
    onIncident('victims { totalCount nodes { label status statuses { status } persons { max } } }'),
    onIncident('obstacles { id kind since { from } until { to } note classification sources { id } }'),
    onIncident(`suspects { totalCount nodes { label version identity } }`),
    onIncident(
      'proceedings { totalCount nodes { id forumState { code } standing { state reached lastStepOn { from } } } }',
    ),
    node(
      stage.other,
      `... on Incident { progress { ${PROGRESS} } proceedings { totalCount } milestones { ${STEPS} } }`,
    ),
    onSuspect(`version ${STANDING} incidents { id } proceedings { id } milestones { ${STEPS} }`),
    onProceeding(
      `version accused { min max } links { id forum basis verification incident { id } } related { kind to { id } }`,
    ),
    onProceeding(
      `standing { state reached nextHearingOn { from } lastStepOn { from } } suspects { totalCount nodes { label } }`,
    ),
    onProceeding(`milestones { ${STEPS} } sources { id }`),
    node(
      stage.step,
      '... on Milestone { warnings incidents { id } suspect { label } supersededBy { id } charges { offence incident { id } } }',
    ),
    node(stage.victim, '... on Victim { version status statuses { status recordedAt } incident { id } }'),
    `{ suspects(first: 200) { totalCount nodes { label version ${STANDING} } } }`,
    '{ suspects(filter: { custody: [AT_LARGE], states: [CONVICTED] }) { totalCount } }',
    '{ proceedings(first: 200) { totalCount nodes { id version related { kind to { id } } standing { state } } } }',
    funnel('unit: INCIDENT, groupBy: [HOST_STATE, YEAR]'),
    funnel('unit: INCIDENT, groupBy: [FORUM]'),
    funnel('unit: VICTIM, groupBy: [MISSION, PERSONNEL_CATEGORY]'),
    funnel('unit: SUSPECT'),
    funnel('unit: PROCEEDING, groupBy: [FORUM_STATE]'),
    funnel(`unit: INCIDENT, knownAt: "${stage.knownAt}"`),
    wait('unit: INCIDENT, stage: VERDICT, groupBy: MISSION'),
    wait('unit: SUSPECT, stage: ARREST'),
    wait('unit: PROCEEDING, stage: CHARGE, from: INVESTIGATION'),
    wait(`unit: FATALITY, stage: INVESTIGATION, knownAt: "${stage.knownAt}"`),
    ...['ARREST', 'VERDICT'].map(compared),
    '{ viewer { clearance may grants { role } } }',
  ];
}

/** A handful of operations in which each of the secrets shows to whoever is cleared for it. */
export function controls(stage: Stage): readonly string[] {
  const onIncident = `{ node(id: "${stage.incident}") { ... on Incident { milestones { ${STEPS} } suspects { totalCount } victims { totalCount } obstacles { id } } } }`;
  const onProceedings = `{ proceedings(first: 200) { nodes { related { kind } links { id } milestones { ${STEPS} } } } }`;
  return [onIncident, onProceedings, '{ incidents { totalCount } }'];
}
