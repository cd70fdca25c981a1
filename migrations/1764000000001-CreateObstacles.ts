import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which incidents a record belonged to before there were obstacles (migration 7). */
const RECORD_INCIDENT = `
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
    JOIN milestone_incident x ON x.milestone_id = m.id WHERE m.proceeding_id IS NULL`;

/** Why cases do not move: obstacles, what they stood against, and the class of each. */
export class CreateObstacles1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An obstacle as it was recorded, corrected and ended: its rows share one class, which stands where it can be raised.
      CREATE TABLE obstacle_chain (
        id uuid PRIMARY KEY,
        level smallint NOT NULL,
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT obstacle_chain_level CHECK (level BETWEEN 0 AND 2)
      );
      CALL make_versioned('obstacle_chain');

      -- What an obstacle is in prose may name people: that note is personal text.
      CREATE TABLE obstacle (
        id uuid PRIMARY KEY,
        chain_id uuid NOT NULL REFERENCES obstacle_chain (id),
        supersedes_id uuid UNIQUE,
        kind text NOT NULL,
        since_from date NOT NULL,
        since_to date NOT NULL,
        since_precision text NOT NULL,
        since_approximate boolean NOT NULL,
        until_from date,
        until_to date,
        until_precision text,
        until_approximate boolean,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        UNIQUE (id, chain_id),
        FOREIGN KEY (supersedes_id, chain_id) REFERENCES obstacle (id, chain_id),
        CONSTRAINT obstacle_first CHECK ((supersedes_id IS NULL) = (chain_id = id)),
        CONSTRAINT obstacle_since CHECK (since_from <= since_to),
        CONSTRAINT obstacle_until CHECK (until_from <= until_to AND until_to >= since_from),
        CONSTRAINT obstacle_until_whole CHECK (num_nulls(until_from, until_to, until_precision, until_approximate) IN (0, 4))
      );
      CREATE INDEX ON obstacle (chain_id);
      CALL make_insert_only('obstacle');

      CREATE TABLE obstacle_incident (
        obstacle_id uuid NOT NULL REFERENCES obstacle (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        PRIMARY KEY (obstacle_id, incident_id)
      );
      CREATE INDEX ON obstacle_incident (incident_id);
      CALL make_insert_only('obstacle_incident');

      CREATE OR REPLACE VIEW record_incident AS ${RECORD_INCIDENT}
        UNION ALL SELECT x.obstacle_id, x.incident_id, c.level FROM obstacle_incident x
          JOIN obstacle o ON o.id = x.obstacle_id JOIN obstacle_chain c ON c.id = o.chain_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW record_incident AS ${RECORD_INCIDENT};
      DROP TABLE obstacle_incident, obstacle;
      DROP VIEW obstacle_chain_version;
      DROP TABLE obstacle_chain_history, obstacle_chain;
    `);
  }
}
