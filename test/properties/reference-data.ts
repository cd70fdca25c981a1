import type { Client } from 'pg';
import { milestoneKindRules } from '../../src/vocabulary/milestone-kinds.js';
import { COUNTRIES, MISSIONS, RECORDER, REVIEWER } from './statements.js';

/** Kinds of step, missions, countries and two users: what every random history names. */
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
    `INSERT INTO mission (id, acronym, name_en, name_fr, is_un, kind, ended_on)
     SELECT id, acronym, acronym, acronym, is_un, kind, ended_on FROM jsonb_populate_recordset(NULL::mission, $1)`,
    [JSON.stringify(MISSIONS)],
  );
  await client.query(`INSERT INTO country (code, name_en, name_fr) SELECT c, c, c FROM unnest($1::text[]) c`, [
    COUNTRIES,
  ]);
  await client.query(
    `INSERT INTO app_user (id, issuer, subject, display_name) SELECT id, 'test', id::text, 'Test' FROM unnest($1::uuid[]) id`,
    [[RECORDER, REVIEWER]],
  );
}
