import { opensKind } from '../access/ability.js';
import { kindsThatNeedPurpose, type FieldKind } from '../access/field-kinds.js';
import { rowCondition, type ConditionColumn } from '../access/row-conditions.js';
import type { ActiveGrant, Viewer } from '../access/viewer.js';
import type { Statement } from './statement.js';
import { descriptionOf, type ColumnRule, type Ties, type TypeDescription } from './describe.js';
import { openColumn, openness, partlyOpen, uniformLevel } from './openness.js';

/** Read the versions that were current at this instant (RFC 3339). Access is judged now all the same. */
export interface AtInstant {
  readonly knownAt: string;
}

/** Columns of an incident that row rules name. Lists come from the projection at the grant's own level. */
const incidentColumns = (i: string, p: string): Record<string, ConditionColumn> => ({
  missionId: { sql: `${i}.mission_id` },
  hostState: { sql: `${i}.host_state` },
  perpetratorClass: { sql: `${i}.perpetrator_class` },
  openedToHost: { sql: `${i}.opened_to_host` },
  contributorStates: { sql: `${p}.contributor_states`, isList: true },
  citizenships: { sql: `${p}.citizenships`, isList: true },
  forumStates: { sql: `${p}.forum_states`, isList: true },
});

interface Coverage {
  readonly grant: ActiveGrant;
  /** SQL over alias i: this grant covers the incident within its clearance. */
  readonly sql: string;
}

function coverage(viewer: Viewer, q: Statement, isUniform: boolean): Coverage[] {
  return viewer.grants.flatMap((grant) => {
    const p = isUniform
      ? 'p'
      : `(SELECT s FROM incident_progress s WHERE s.incident_id = i.id AND s.level = ${grant.clearance})`;
    const rows = rowCondition(grant, 'Incident', null, incidentColumns('i', p), q.bind);
    if (rows === null) return [];
    const reach = `i.level <= ${grant.clearance}`;
    return [{ grant, sql: rows === 'TRUE' ? reach : `${reach} AND ${rows}` }];
  });
}

const highest = (covers: readonly Coverage[]): string =>
  covers.length === 0
    ? 'NULL::int'
    : `GREATEST(${covers.map((c) => `CASE WHEN ${c.sql} THEN ${c.grant.clearance} END`).join(', ')})`;

/**
 * The incidents that a viewer reads, as one SQL relation: `id`, masked columns, `_level` (the viewer's level on that
 * incident: the highest clearance among grants that cover it), `_open_<kind>` for kinds that only some grants open.
 */
function incidents(viewer: Viewer, q: Statement, at?: AtInstant): string {
  const type = descriptionOf('Incident');
  const uniform = uniformLevel(viewer);
  const covers = coverage(viewer, q, uniform !== undefined);
  const level = uniform === undefined ? 'a._level' : String(uniform);
  const opens = partlyOpen(viewer).map(
    (kind) => `${highest(covers.filter((c) => opensKind(c.grant, 'Incident', kind)))} AS ${openColumn(kind)}`,
  );
  const reach = `CROSS JOIN LATERAL (SELECT ${[`${highest(covers)} AS _level`, ...opens].join(', ')}) a`;
  const projection = `JOIN incident_progress p ON p.incident_id = i.id AND p.level = ${level}`;
  const version = at ? `JOIN incident_version t ON t.id = i.id AND ${current('t', at, q)} AND t.level <= ${level}` : '';
  const joins = uniform === undefined ? [reach, projection] : [projection, opens.length > 0 ? reach : ''];
  const anyCover = covers.map((c) => `(${c.sql})`).join(' OR ') || 'FALSE';
  return select(type, viewer, q, {
    t: at ? 't' : 'i',
    level,
    record: at ? 'GREATEST(i.level, t.level)' : 'i.level',
    from: ['FROM incident i', ...joins, version].join(' '),
    where: uniform === undefined ? 'a._level IS NOT NULL' : anyCover,
  });
}

const current = (t: string, at: AtInstant, q: Statement): string => {
  const k = q.bind(at.knownAt, 'timestamptz');
  return `${t}.known_from <= ${k} AND ${t}.known_to > ${k}`;
};

interface Parts {
  readonly t: string;
  /** SQL of the viewer's level on the row, and of the record's own class. */
  readonly level: string;
  readonly record: string;
  readonly from: string;
  readonly where: string;
}

/** SQL condition under which a kind is open on a row of this type; 'TRUE' and 'FALSE' are said as such. */
function openOn(type: TypeDescription, viewer: Viewer, q: Statement, kind: FieldKind, parts: Parts): string {
  const state = openness(viewer, kind);
  if (state === 'all' || type.reach.kind === 'reference' || type.reach.kind === 'own') return 'TRUE';
  const own = kindsThatNeedPurpose.has(kind) && !viewer.purpose ? [] : ownRows(type, viewer, q, kind, parts);
  const conditions = [...(state === 'some' ? [`a.${openColumn(kind)} >= ${parts.record}`] : []), ...own];
  return conditions.length === 0 ? 'FALSE' : `COALESCE(${conditions.join(' OR ')}, FALSE)`;
}

function ownRows(type: TypeDescription, viewer: Viewer, q: Statement, kind: FieldKind, parts: Parts): string[] {
  const rules = type.ownRules;
  if (!rules) return [];
  return viewer.grants.flatMap((grant) => {
    if (!opensKind(grant, rules.subject, kind)) return [];
    const rows = rowCondition(grant, rules.subject, kind, rules.columns(parts.t), q.bind);
    if (rows === null) return [];
    // The same grant opens the incident (rules G1): what another one reaches, this one does not unmask.
    const alone = viewer.grants.length > 1 ? incidents({ ...viewer, grants: [grant] }, q) : null;
    const reach = alone ? ` AND a.id IN (SELECT own.id FROM ${alone} own)` : '';
    return [`(${parts.record} <= ${grant.clearance} AND ${rows}${reach})`];
  });
}

function masked(rule: ColumnRule, open: string, t: string): string {
  const value = rule.sql(t);
  const lifted =
    open === 'TRUE' || !rule.unless ? open : open === 'FALSE' ? rule.unless(t) : `(${open} OR ${rule.unless(t)})`;
  const condition = rule.closed ? `(${lifted}) AND NOT ${rule.closed(t)}` : lifted;
  if (condition === 'TRUE') return value;
  return condition === 'FALSE' ? `NULL::${rule.cast}` : `CASE WHEN ${condition} THEN ${value} END`;
}

/** Which fields are closed on a row and why: from role, purpose and class alone, never from a value (rules S2). */
function withheldOf(type: TypeDescription, viewer: Viewer, q: Statement, parts: Parts): string {
  const entries = Object.entries(type.fields).flatMap(([field, form]) => {
    const { kind } = form;
    const rule = form.form === 'column' ? type.columns[form.column] : form.form === 'expression' ? form : undefined;
    const open = [
      openOn(type, viewer, q, kind, parts),
      ...(rule?.unless ? [`COALESCE(${rule.unless(parts.t)}, FALSE)`] : []),
    ];
    const closed = rule && 'closed' in rule && rule.closed ? rule.closed(parts.t) : null;
    if (open.includes('TRUE') && !closed) return [];
    const isPurposeMissing =
      viewer.purpose === null && openness({ ...viewer, purpose: '-' }, kind) !== openness(viewer, kind);
    const reason = isPurposeMissing
      ? 'PURPOSE_REQUIRED'
      : openness(viewer, kind) === 'some'
        ? 'CLASSIFICATION'
        : 'ROLE';
    const because = (why: string): string => `'${JSON.stringify({ field, reason: why })}'::jsonb`;
    // A role's own rows (a contributor's victims) would open with a purpose; the others would not.
    const withPurpose =
      viewer.purpose === null && kindsThatNeedPurpose.has(kind) ? ownRows(type, viewer, q, kind, parts) : [];
    const entry =
      withPurpose.length === 0
        ? because(reason)
        : `CASE WHEN ${withPurpose.join(' OR ')} THEN ${because('PURPOSE_REQUIRED')} ELSE ${because(reason)} END`;
    const isOpen = open.includes('TRUE') ? 'TRUE' : open.filter((part) => part !== 'FALSE').join(' OR ');
    if (isOpen === '') return [entry];
    return [`CASE WHEN NOT (${isOpen})${closed ? ` OR ${closed}` : ''} THEN ${entry} END`];
  });
  return entries.length === 0 ? `'[]'::jsonb` : `to_jsonb(array_remove(ARRAY[${entries.join(', ')}], NULL))`;
}

function select(type: TypeDescription, viewer: Viewer, q: Statement, parts: Parts): string {
  const columns = Object.entries(type.columns).map(
    ([name, rule]) => `${masked(rule, openOn(type, viewer, q, rule.kind, parts), parts.t)} AS ${name}`,
  );
  const opens =
    type.reach.kind === 'reference' || type.reach.kind === 'own'
      ? []
      : partlyOpen(viewer).map((kind) => `a.${openColumn(kind)}`);
  const rowKinds = (type.rowKinds ?? []).map(({ kind, unless }) => {
    const open = openOn(type, viewer, q, kind, parts);
    return unless ? `(${open} OR ${unless(parts.t, q.bind(viewer.actorId, 'uuid'))})` : `(${open})`;
  });
  const where = [`(${parts.where})`, ...rowKinds, ...(type.where ? [type.where(parts.t)] : [])];
  return `(SELECT ${[
    `${type.key?.(parts.t) ?? `${parts.t}.id`} AS id`,
    `${parts.level} AS _level`,
    `${parts.record} AS level`,
    ...opens,
    `${withheldOf(type, viewer, q, parts)} AS _withheld`,
    ...columns,
  ].join(', ')} ${parts.from} ${type.joins?.(parts.t) ?? ''} WHERE ${where.join(' AND ')})`;
}

/** Links of now, or as they were at an instant with the higher of their class then and now. */
function tiesOf(viewer: Viewer, q: Statement, at?: AtInstant): Ties {
  const links = (table: string, columns: string): string =>
    at
      ? `(SELECT ${columns}, v.is_ended, GREATEST(v.level, n.level) AS level FROM ${table}_version v JOIN ${table} n ON n.id = v.id WHERE ${current('v', at, q)})`
      : `(SELECT ${columns}, v.is_ended, v.level FROM ${table} v)`;
  const waiting = openness(viewer, 'WORK') === 'all' ? `, 'PENDING'` : '';
  return {
    proceedings: `(SELECT * FROM ${links('incident_link', 'v.proceeding_id, v.incident_id, v.verification')} y
      WHERE NOT y.is_ended AND y.verification IN ('ACCEPTED', 'VERIFIED'${waiting}))`,
    suspects: `(SELECT * FROM ${links('suspect_incident', 'v.suspect_id, v.incident_id')} y WHERE NOT y.is_ended)`,
  };
}

/** Records that follow their incidents: one by column, or any of several by pairs (incident_id, level). */
function followers(type: TypeDescription, viewer: Viewer, q: Statement, at?: AtInstant): string {
  const table = at && type.isVersioned ? `${type.table}_version` : type.table;
  const record = type.level?.('t') ?? '0';
  const versioned = at && type.isVersioned ? `JOIN ${type.table} c ON c.id = t.id` : '';
  const recordNow = versioned ? `GREATEST(${record}, ${type.level?.('c') ?? '0'})` : record;
  const time = at
    ? [type.isVersioned ? current('t', at, q) : `t.recorded_at <= ${q.bind(at.knownAt, 'timestamptz')}`]
    : [];
  const parent = incidents(viewer, q);
  const opens = partlyOpen(viewer).map(openColumn);
  if (type.reach.kind === 'of-incident') {
    const from = `FROM ${table} t ${versioned} JOIN ${parent} a ON a.id = t.${type.reach.column}`;
    return select(type, viewer, q, {
      t: 't',
      level: 'a._level',
      record: recordNow,
      from,
      where: [`a._level >= ${recordNow}`, ...time].join(' AND '),
    });
  }
  if (type.reach.kind !== 'linked') throw new Error(`${type.name} does not follow incidents.`);
  // Where the viewer's level is the same everywhere, the first incident found tells as much as all of them.
  const uniform = opens.length === 0 ? uniformLevel(viewer) : undefined;
  const sees = (name: string): string => `s.${name} >= GREATEST(l.level, ${recordNow})`;
  const highestOf = (name: string): string => `max(s.${name}) FILTER (WHERE ${sees(name)}) AS ${name}`;
  const told = uniform === undefined ? ['_level', ...opens].map(highestOf).join(', ') : `${uniform} AS _level`;
  const reach = `SELECT ${told} FROM (${type.reach.pairs('t', tiesOf(viewer, q, at))}) l
    JOIN ${parent} s ON s.id = l.incident_id WHERE ${sees('_level')} ${uniform === undefined ? '' : 'LIMIT 1'}`;
  const from = `FROM ${table} t ${versioned} CROSS JOIN LATERAL (${reach}) a`;
  return select(type, viewer, q, {
    t: 't',
    level: 'a._level',
    record: recordNow,
    from,
    where: ['a._level IS NOT NULL', ...time].join(' AND '),
  });
}

/**
 * What a viewer may read of a type, as one parenthesised SQL relation with the row rule in WHERE and the masks as CASE.
 * Everything that reads, filters, sorts, counts, groups or searches goes through it. Columns: `id`, `level` (class of
 * the record), `_level` (the viewer's on it), `_withheld`, and the type's own, masked.
 */
export function readable(name: string, viewer: Viewer, q: Statement, at?: AtInstant): string {
  const type = descriptionOf(name);
  const { reach } = type;
  if (reach.kind === 'incident') return incidents(viewer, q, at);
  if (reach.kind === 'of-incident' || reach.kind === 'linked') return followers(type, viewer, q, at);
  const parts = { t: 't', level: '2', record: type.level?.('t') ?? '0', from: `FROM ${type.table} t` };
  if (reach.kind === 'reference')
    return select(type, viewer, q, { ...parts, where: viewer.grants.length > 0 ? 'TRUE' : 'FALSE' });
  const rules = viewer.grants.flatMap((grant) => {
    const rows = rowCondition(grant, reach.subject, null, reach.columns('t'), q.bind);
    if (rows === null) return [];
    return [parts.record === '0' ? rows : `(${parts.record} <= ${grant.clearance} AND ${rows})`];
  });
  if (reach.self) rules.push(`${reach.self('t')} = ${q.bind(viewer.actorId, 'uuid')}`);
  return select(type, viewer, q, { ...parts, where: rules.join(' OR ') || 'FALSE' });
}
