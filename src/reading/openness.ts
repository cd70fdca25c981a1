import { opensKind } from '../access/ability.js';
import { fieldKinds, kindsThatNeedPurpose, type FieldKind } from '../access/field-kinds.js';
import type { Viewer } from '../access/viewer.js';

/** How far a kind of field is open to the viewer: by every grant that reads rows, by some of them, or by none. */
type Openness = 'all' | 'some' | 'none';

export function openness(viewer: Viewer, kind: FieldKind): Openness {
  if (kindsThatNeedPurpose.has(kind) && viewer.purpose === null) return 'none';
  const readers = viewer.grants.filter((grant) => opensKind(grant, 'Incident', 'PUBLIC'));
  const openers = readers.filter((grant) => opensKind(grant, 'Incident', kind));
  if (openers.length === 0) return 'none';
  return openers.length === readers.length ? 'all' : 'some';
}

export const partlyOpen = (viewer: Viewer): FieldKind[] =>
  fieldKinds.filter((kind) => openness(viewer, kind) === 'some');
export const openColumn = (kind: FieldKind): string => `_open_${kind.toLowerCase()}`;

/** SQL condition, over a row of `readable(type)`, under which the viewer reads a kind: masks values computed beside it. */
export function opensOn(viewer: Viewer, kind: FieldKind, row: string): string {
  const state = openness(viewer, kind);
  if (state === 'all') return 'TRUE';
  return state === 'none' ? 'FALSE' : `COALESCE(${row}.${openColumn(kind)} >= ${row}.level, FALSE)`;
}
