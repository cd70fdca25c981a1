import type { Client } from 'pg';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import { MISSION, RECORDER, REVIEWER } from './statements.js';

/** What a history refers to: kinds of steps, a mission, and two people. */
export async function insertReferenceData(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO milestone_kind SELECT * FROM jsonb_populate_recordset(NULL::milestone_kind, $1) ON CONFLICT (kind) DO NOTHING`,
    [
      JSON.stringify(
        milestoneKindRules.map(({ fourEyes, isProgress, ...rule }, position) => {
          return { ...rule, position, four_eyes: fourEyes, is_progress: isProgress };
        }),
      ),
    ],
  );
  await client.query(
    `INSERT INTO mission (id, acronym, name_en, name_fr, is_un, kind) VALUES ($1, 'TEST', 'Test', 'Test', true, 'PEACEKEEPING')`,
    [MISSION],
  );
  await client.query(
    `INSERT INTO app_user (id, issuer, subject, display_name) SELECT id, 'test', id::text, 'Test' FROM unnest($1::uuid[]) id`,
    [[RECORDER, REVIEWER]],
  );
}
