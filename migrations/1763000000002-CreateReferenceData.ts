import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States, missions with their host States by period, kinds of step, and the secrets that seal cursors. */
export class CreateReferenceData1763000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE country (
        code text PRIMARY KEY,
        m49 text,
        name_en text NOT NULL,
        name_fr text NOT NULL,
        is_historic boolean NOT NULL DEFAULT false
      );
      CREATE TABLE mission (
        id uuid PRIMARY KEY,
        acronym text NOT NULL UNIQUE,
        name_en text NOT NULL,
        name_fr text NOT NULL,
        is_un boolean NOT NULL,
        kind text NOT NULL,
        started_on date,
        ended_on date,
        custodian text
      );
      -- A State is host from from_on (null: from the start) until until_on (its first day as no host; null: open).
      CREATE TABLE mission_host_state (
        id uuid PRIMARY KEY,
        mission_id uuid NOT NULL REFERENCES mission (id),
        country_code text NOT NULL REFERENCES country (code),
        from_on date,
        until_on date,
        is_ended boolean NOT NULL DEFAULT false,
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT mission_host_state_period CHECK (from_on < until_on)
      );
      CREATE INDEX ON mission_host_state (mission_id);
      CALL make_versioned('mission_host_state');

      CREATE TABLE milestone_kind (
        kind text PRIMARY KEY,
        -- Checked at commit: a kind put in the middle moves all those after it.
        position smallint NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED,
        track text NOT NULL,
        stage text,
        custody text NOT NULL,
        four_eyes boolean NOT NULL,
        is_progress boolean NOT NULL,
        needs text[] NOT NULL
      );
      CREATE TABLE register_secret (name text PRIMARY KEY, secret text NOT NULL);
      INSERT INTO register_secret SELECT 'cursor', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE register_secret, milestone_kind;
      DROP VIEW mission_host_state_version;
      DROP TABLE mission_host_state_history, mission_host_state, mission, country;
    `);
  }
}
