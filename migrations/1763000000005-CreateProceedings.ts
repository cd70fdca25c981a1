import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suspects, proceedings, and the links that make both many to many with incidents. */
export class CreateProceedings1763000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE suspect (
        id uuid PRIMARY KEY,
        label text NOT NULL UNIQUE,
        is_minor boolean,
        identity text NOT NULL,
        role text NOT NULL,
        level smallint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT suspect_level CHECK (level BETWEEN 0 AND 2)
      );
      CALL make_versioned('suspect');
      ALTER TABLE victim ADD CONSTRAINT victim_also_suspect_id_fkey FOREIGN KEY (also_suspect_id) REFERENCES suspect (id);

      CREATE TABLE suspect_incident (
        id uuid PRIMARY KEY,
        suspect_id uuid NOT NULL REFERENCES suspect (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        level smallint NOT NULL,
        is_ended boolean NOT NULL DEFAULT false,
        known_from timestamptz NOT NULL DEFAULT written_at(),
        UNIQUE (suspect_id, incident_id),
        CONSTRAINT suspect_incident_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON suspect_incident (incident_id);
      CALL make_versioned('suspect_incident');

      CREATE TABLE proceeding (
        id uuid PRIMARY KEY,
        nature text NOT NULL,
        court_kind text,
        forum_state text REFERENCES country (code),
        court text,
        docket_number text,
        accused_min int,
        accused_max int,
        flags text[] NOT NULL DEFAULT '{}',
        level smallint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT proceeding_level CHECK (level BETWEEN 0 AND 2),
        CONSTRAINT proceeding_accused CHECK (0 <= accused_min AND accused_min <= accused_max)
      );
      CREATE INDEX ON proceeding (docket_number);
      CALL make_versioned('proceeding');

      CREATE TABLE proceeding_suspect (
        id uuid PRIMARY KEY,
        proceeding_id uuid NOT NULL REFERENCES proceeding (id),
        suspect_id uuid NOT NULL REFERENCES suspect (id),
        level smallint NOT NULL,
        is_ended boolean NOT NULL DEFAULT false,
        known_from timestamptz NOT NULL DEFAULT written_at(),
        UNIQUE (proceeding_id, suspect_id),
        CONSTRAINT proceeding_suspect_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON proceeding_suspect (suspect_id);
      CALL make_versioned('proceeding_suspect');

      CREATE TABLE proceeding_relation (
        id uuid PRIMARY KEY,
        proceeding_id uuid NOT NULL REFERENCES proceeding (id),
        to_id uuid NOT NULL REFERENCES proceeding (id),
        kind text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        UNIQUE (proceeding_id, to_id, kind),
        CONSTRAINT proceeding_relation_two CHECK (proceeding_id <> to_id)
      );
      CALL make_insert_only('proceeding_relation');

      -- basis COURT and SOURCE count, INFERRED enters upper bounds, RELATED never.
      -- A PENDING or REJECTED link counts nowhere; is_ended is a link that two people or one (as the rules ask) took away.
      CREATE TABLE incident_link (
        id uuid PRIMARY KEY,
        proceeding_id uuid NOT NULL REFERENCES proceeding (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        basis text NOT NULL,
        verification text NOT NULL,
        level smallint NOT NULL,
        is_ended boolean NOT NULL DEFAULT false,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT incident_link_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON incident_link (incident_id);
      CREATE INDEX ON incident_link (proceeding_id);
      CALL make_versioned('incident_link');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW incident_link_version, proceeding_suspect_version, proceeding_version, suspect_incident_version, suspect_version;
      DROP TABLE incident_link_history, incident_link, proceeding_relation, proceeding_suspect_history, proceeding_suspect,
        proceeding_history, proceeding, suspect_incident_history, suspect_incident, suspect_history;
      ALTER TABLE victim DROP CONSTRAINT victim_also_suspect_id_fkey;
      DROP TABLE suspect;
    `);
  }
}
