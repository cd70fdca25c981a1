import { subject } from '@casl/ability';
import { abilityOf } from '../access/ability.js';
import type { Level, Viewer } from '../access/viewer.js';
import type { CasualtyRow } from './casualty.rules.js';
import type { FileFaults } from './import.faults.js';

export interface Mission {
  readonly id: string;
  readonly acronym: string;
}

/** Whether a grant of the viewer imports for the mission. */
export const importsFor = (viewer: Viewer, { id }: Mission): boolean => clearanceFor(viewer, id) !== null;

/** The highest clearance of a grant that imports for a mission; null when there is none. */
function clearanceFor(viewer: Viewer, missionId: string): Level | null {
  const levels = viewer.grants
    .filter((grant) => abilityOf(grant).can('import', subject('Incident', { missionId }) as never))
    .map(({ clearance }) => clearance);
  return levels.length === 0 ? null : levels.reduce((a, b) => (a > b ? a : b));
}

/** Every row's mission must be one that the importer holds; others are faults. Returns the least clearance among them. */
export function requireOwnMissions(
  viewer: Viewer,
  rows: readonly CasualtyRow[],
  missions: readonly Mission[],
  faults: FileFaults,
): Level {
  const levels = new Map(missions.map(({ id, acronym }) => [acronym, clearanceFor(viewer, id)]));
  let least: Level = 2;
  for (const { number, cells } of rows) {
    const level = levels.get(cells.mission);
    if (level === null)
      faults.add(
        number,
        'mission_acronym',
        'OWN_MISSION',
        `you do not import for ${cells.mission}; leave its rows out.`,
      );
    else if (level !== undefined && level < least) least = level;
  }
  return least;
}
