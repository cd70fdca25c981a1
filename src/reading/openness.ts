import { opensKind } from '../access/ability.js';
import { fieldKinds, kindsThatNeedPurpose, type FieldKind } from '../access/field-kinds.js';
import type { ActiveGrant, Viewer } from '../access/viewer.js';

/** How far a kind of field is open to the viewer: by every grant that reads rows, by some of them, or by none. */
type Openness = 'all' | 'some' | 'none';

const readersOf = ({ grants }: Viewer): ActiveGrant[] => grants.filter((one) => opensKind(one, 'Incident', 'PUBLIC'));

export function openness(viewer: Viewer, kind: FieldKind): Openness {
  if (kindsThatNeedPurpose.has(kind) && viewer.purpose === null) return 'none';
  const readers = readersOf(viewer);
  const openers = readers.filter((grant) => opensKind(grant, 'Incident', kind));
  if (openers.length === 0) return 'none';
  return openers.length === readers.length ? 'all' : 'some';
}

export const partlyOpen = (viewer: Viewer): FieldKind[] =>
  fieldKinds.filter((kind) => openness(viewer, kind) === 'some');
export const openColumn = (kind: FieldKind): string => `_open_${kind.toLowerCase()}`;

/** Levels at which the viewer may read incidents, the lowest where there is none. */
export function levelsOf(viewer: Viewer): number[] {
  const levels = new Set(readersOf(viewer).map(({ clearance }) => clearance));
  return levels.size === 0 ? [0] : [...levels];
}

/** The viewer's level where it is the same on every incident that they read. */
export function uniformLevel(viewer: Viewer): number | undefined {
  const levels = readersOf(viewer).length === 0 ? [] : levelsOf(viewer);
  return levels.length === 1 ? levels[0] : undefined;
}

/** SQL condition, over a row of `readable(type)`, under which the viewer reads a kind: masks values computed beside it. */
export function opensOn(viewer: Viewer, kind: FieldKind, row: string): string {
  const state = openness(viewer, kind);
  if (state === 'all') return 'TRUE';
  return state === 'none' ? 'FALSE' : `COALESCE(${row}.${openColumn(kind)} >= ${row}.level, FALSE)`;
}
