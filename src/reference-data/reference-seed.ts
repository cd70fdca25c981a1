import type { Writing } from '../database/database.service.js';
import { insertRows } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { milestoneKindRules } from '../vocabulary/milestone-kinds.js';
import { MissionHostState } from './mission-host-state.entity.js';
import { countrySeeds } from './seeds/countries.js';
import { missionSeeds } from './seeds/missions.js';

const UPSERT_COUNTRIES = `INSERT INTO country SELECT * FROM jsonb_to_recordset($1) AS x(code text, m49 text, "nameEn" text, "nameFr" text, "isHistoric" boolean)
  ON CONFLICT (code) DO UPDATE SET m49 = EXCLUDED.m49, name_en = EXCLUDED.name_en, name_fr = EXCLUDED.name_fr, is_historic = EXCLUDED.is_historic`;
const UPSERT_KINDS = `INSERT INTO milestone_kind SELECT kind, position, track, stage, custody, "fourEyes", "isProgress", needs
  FROM jsonb_to_recordset($1) AS x(kind text, position smallint, track text, stage text, custody text, "fourEyes" boolean, "isProgress" boolean, needs text[])
  ON CONFLICT (kind) DO UPDATE SET position = EXCLUDED.position, track = EXCLUDED.track, stage = EXCLUDED.stage, custody = EXCLUDED.custody,
    four_eyes = EXCLUDED.four_eyes, is_progress = EXCLUDED.is_progress, needs = EXCLUDED.needs`;
const INSERT_MISSIONS = `INSERT INTO mission (id, acronym, name_en, name_fr, is_un, kind, started_on, ended_on, custodian)
  SELECT id, acronym, "nameEn", "nameFr", "isUn", kind, "startedOn", "endedOn", custodian
  FROM jsonb_to_recordset($1) AS x(id uuid, acronym text, "nameEn" text, "nameFr" text, "isUn" boolean, kind text, "startedOn" date, "endedOn" date, custodian text)
  ON CONFLICT (acronym) DO UPDATE SET name_en = EXCLUDED.name_en, name_fr = EXCLUDED.name_fr, started_on = EXCLUDED.started_on,
    ended_on = EXCLUDED.ended_on, custodian = EXCLUDED.custodian`;

/**
 * Brings States, missions and kinds of step into the register, or up to date. Host States of a mission that is already
 * there are left alone: they decide figures and have a history of their own.
 */
export async function seedReferenceData({ manager }: Writing): Promise<void> {
  await manager.query(UPSERT_COUNTRIES, [JSON.stringify(countrySeeds())]);
  await manager.query(UPSERT_KINDS, [
    JSON.stringify(milestoneKindRules.map((rule, position) => ({ ...rule, position }))),
  ]);
  const known = await manager.query<{ acronym: string }[]>('SELECT acronym FROM mission');
  const isKnown = new Set(known.map(({ acronym }) => acronym));
  await manager.query(INSERT_MISSIONS, [JSON.stringify(missionSeeds.map((mission) => ({ id: newId(), ...mission })))]);
  const rows = await manager.query<{ id: string; acronym: string }[]>('SELECT id, acronym FROM mission');
  const ids = new Map(rows.map(({ id, acronym }) => [acronym, id]));
  await insertRows(
    manager,
    MissionHostState,
    missionSeeds
      .filter(({ acronym }) => !isKnown.has(acronym))
      .flatMap(({ acronym, hostStates }) =>
        hostStates.map(({ code, from, until }) => ({
          id: newId(),
          missionId: ids.get(acronym) ?? '',
          countryCode: code,
          fromOn: from ?? null,
          untilOn: until ?? null,
          isEnded: false,
        })),
      ),
  );
}
