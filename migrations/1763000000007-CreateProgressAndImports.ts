import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The projection of now (one row an incident and clearance level), which record concerns which incident, and imports. */
export class CreateProgressAndImports1763000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident_progress (
        incident_id uuid NOT NULL REFERENCES incident (id),
        level smallint NOT NULL,
        contributor_states text[] NOT NULL DEFAULT '{}',
        citizenships text[] NOT NULL DEFAULT '{}',
        forum_states text[] NOT NULL DEFAULT '{}',
        is_cause_pending boolean NOT NULL DEFAULT false,
        stage text NOT NULL,
        reached text[] NOT NULL,
        maybe_reached text[] NOT NULL,
        standing text[] NOT NULL,
        implied text[] NOT NULL,
        investigation_opened_on jsonb,
        first_arrest_on jsonb,
        first_charge_on jsonb,
        prosecution_opened_on jsonb,
        first_verdict_on jsonb,
        first_conviction_on jsonb,
        identified_min int NOT NULL,
        identified_max int NOT NULL,
        arrested_min int NOT NULL,
        arrested_max int NOT NULL,
        custody_min int NOT NULL,
        custody_max int NOT NULL,
        tried_min int NOT NULL,
        tried_max int NOT NULL,
        convicted_min int NOT NULL,
        convicted_max int NOT NULL,
        absentia_min int NOT NULL,
        absentia_max int NOT NULL,
        acquitted_min int NOT NULL,
        acquitted_max int NOT NULL,
        accountability text NOT NULL,
        information text NOT NULL,
        last_step_on jsonb,
        last_step_to date,
        -- First day on which time alone changes this row (a step whose latest day lies ahead).
        stale_on date,
        -- The newest instant at which anything that this level may read of the incident was recorded.
        touched_at timestamptz NOT NULL,
        PRIMARY KEY (incident_id, level),
        CONSTRAINT incident_progress_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON incident_progress (level, touched_at);
      CREATE INDEX ON incident_progress (stale_on);

      -- Which incidents a record belongs to, with the class of that tie. Links that wait or were refused do not tie.
      CREATE VIEW record_incident AS
        SELECT i.id AS record_id, i.id AS incident_id, i.level FROM incident i
        UNION ALL SELECT v.id, v.incident_id, v.level FROM victim v
        UNION ALL SELECT s.id, v.incident_id, v.level FROM victim_status s JOIN victim v ON v.id = s.victim_id
        UNION ALL SELECT j.suspect_id, j.incident_id, GREATEST(j.level, s.level) FROM suspect_incident j
          JOIN suspect s ON s.id = j.suspect_id WHERE NOT j.is_ended
        UNION ALL SELECT l.id, l.incident_id, GREATEST(l.level, p.level) FROM incident_link l JOIN proceeding p ON p.id = l.proceeding_id
        UNION ALL SELECT l.proceeding_id, l.incident_id, GREATEST(l.level, p.level) FROM incident_link l
          JOIN proceeding p ON p.id = l.proceeding_id WHERE NOT l.is_ended AND l.verification IN ('ACCEPTED', 'VERIFIED')
        UNION ALL SELECT m.id, l.incident_id, GREATEST(l.level, c.level) FROM milestone m JOIN milestone_level c ON c.id = m.id
          JOIN incident_link l ON l.proceeding_id = m.proceeding_id
          WHERE NOT l.is_ended AND l.verification IN ('ACCEPTED', 'VERIFIED')
            AND (NOT EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id)
              OR EXISTS (SELECT 1 FROM milestone_incident x WHERE x.milestone_id = m.id AND x.incident_id = l.incident_id))
        UNION ALL SELECT m.id, x.incident_id, c.level FROM milestone m JOIN milestone_level c ON c.id = m.id
          JOIN milestone_incident x ON x.milestone_id = m.id WHERE m.proceeding_id IS NULL;

      -- A name masked again: written when an acquittal becomes final.
      CREATE TABLE name_mask (
        suspect_id uuid PRIMARY KEY REFERENCES suspect (id),
        milestone_id uuid NOT NULL REFERENCES milestone (id),
        recorded_at timestamptz NOT NULL DEFAULT written_at()
      );
      CALL make_insert_only('name_mask');

      CREATE TABLE import_batch (
        id uuid PRIMARY KEY,
        file text NOT NULL,
        sha256 text NOT NULL,
        edition date NOT NULL,
        row_count int NOT NULL,
        created int NOT NULL,
        changed int NOT NULL,
        unchanged int NOT NULL,
        left_out int NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT written_at(),
        imported_by_id uuid NOT NULL REFERENCES app_user (id)
      );
      CALL make_insert_only('import_batch');
      -- What the newest edition said of each casualty, and the victim that it became.
      CREATE TABLE import_row (
        key text PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES import_batch (id),
        victim_id uuid REFERENCES victim (id),
        -- Where the list put the victim, and whether the row made the victim or found them on record.
        incident_id uuid REFERENCES incident (id),
        is_from_list boolean NOT NULL DEFAULT false,
        cells jsonb NOT NULL
      );
      CREATE INDEX ON import_row (victim_id);
      CREATE TABLE import_doubt (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES import_batch (id),
        key text NOT NULL,
        row_number int NOT NULL,
        mission_id uuid REFERENCES mission (id),
        reason text NOT NULL,
        cells jsonb NOT NULL,
        candidate_ids uuid[] NOT NULL,
        -- Above 0 where a candidate is hidden from the importer: such a doubt is told to nobody below that class.
        level smallint NOT NULL DEFAULT 0,
        resolution text,
        resolution_reason text,
        resolved_by_id uuid REFERENCES app_user (id),
        resolved_at timestamptz,
        CONSTRAINT import_doubt_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON import_doubt (key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_doubt, import_row, import_batch, name_mask;
      DROP VIEW record_incident;
      DROP TABLE incident_progress;
    `);
  }
}
