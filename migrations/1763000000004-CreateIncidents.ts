import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incidents, victims, what sources say of them, and the proposals that wait for a second person. */
export class CreateIncidents1763000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE perpetrator_group (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        aliases text[] NOT NULL DEFAULT '{}',
        recorded_at timestamptz NOT NULL DEFAULT written_at()
      );
      CREATE TABLE incident (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        mission_id uuid NOT NULL REFERENCES mission (id),
        occurred_from date NOT NULL,
        occurred_to date NOT NULL,
        occurred_precision text NOT NULL,
        occurred_approximate boolean NOT NULL DEFAULT false,
        host_state text REFERENCES country (code),
        host_state_basis text NOT NULL,
        other_competent_states text[] NOT NULL DEFAULT '{}',
        incident_country text REFERENCES country (code),
        place text,
        latitude double precision,
        longitude double precision,
        location_precision text,
        offences text[] NOT NULL,
        means text NOT NULL,
        context text NOT NULL,
        perpetrator_class text NOT NULL,
        group_ids uuid[] NOT NULL DEFAULT '{}',
        attackers_min int,
        attackers_max int,
        decided_exclusions text[] NOT NULL DEFAULT '{}',
        confirmation text NOT NULL,
        enrolment_basis text NOT NULL,
        looked_from date,
        looked_to date,
        opened_to_host boolean NOT NULL DEFAULT false,
        is_synthetic boolean NOT NULL DEFAULT false,
        level smallint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT incident_dates CHECK (occurred_from <= occurred_to),
        CONSTRAINT incident_level CHECK (level BETWEEN 0 AND 2),
        CONSTRAINT incident_attackers CHECK (0 <= attackers_min AND attackers_min <= attackers_max),
        CONSTRAINT incident_looked CHECK (looked_from <= looked_to),
        CONSTRAINT incident_host_state CHECK ((host_state IS NULL) = (host_state_basis IN ('UNSET', 'NONE_UN_ADMINISTERED')))
      );
      CREATE INDEX ON incident (mission_id, occurred_from);
      CREATE INDEX ON incident (occurred_from, id);
      CREATE INDEX ON incident (recorded_at, id);
      CREATE INDEX ON incident (host_state);
      CALL make_versioned('incident');

      CREATE TABLE victim (
        id uuid PRIMARY KEY,
        incident_id uuid NOT NULL REFERENCES incident (id),
        label text NOT NULL UNIQUE,
        persons_min int NOT NULL,
        persons_max int NOT NULL,
        contributing_country text REFERENCES country (code),
        citizenships text[] NOT NULL DEFAULT '{}',
        personnel_category text NOT NULL,
        sex text NOT NULL,
        in_un_toll boolean NOT NULL,
        also_suspect_id uuid,
        is_withdrawn boolean NOT NULL DEFAULT false,
        level smallint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT victim_persons CHECK (0 <= persons_min AND persons_min <= persons_max AND persons_max > 0),
        CONSTRAINT victim_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON victim (incident_id);
      CALL make_versioned('victim');

      CREATE TABLE victim_status (
        id uuid PRIMARY KEY,
        victim_id uuid NOT NULL REFERENCES victim (id),
        status text NOT NULL,
        occurred_from date NOT NULL,
        occurred_to date NOT NULL,
        occurred_precision text NOT NULL,
        occurred_approximate boolean NOT NULL DEFAULT false,
        supersedes_id uuid UNIQUE REFERENCES victim_status (id),
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        CONSTRAINT victim_status_dates CHECK (occurred_from <= occurred_to)
      );
      CREATE INDEX ON victim_status (victim_id);
      CALL make_insert_only('victim_status');

      -- Text that identifies a person lives here and nowhere else, so that it can be erased (value and salt)
      -- while the register around it stays whole. The newest row of a field is the current one.
      CREATE TABLE personal_text (
        record_id uuid NOT NULL,
        field text NOT NULL,
        value text NOT NULL,
        salt text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        PRIMARY KEY (record_id, field, recorded_at)
      );

      CREATE TABLE source (
        id uuid PRIMARY KEY,
        publisher text,
        published_from date,
        published_to date,
        published_precision text,
        published_approximate boolean,
        reliability text NOT NULL,
        credibility text NOT NULL,
        is_public boolean NOT NULL,
        level smallint NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        CONSTRAINT source_level CHECK (level BETWEEN 0 AND 2)
      );
      CALL make_insert_only('source');
      CREATE TABLE source_use (
        source_id uuid NOT NULL REFERENCES source (id),
        record_id uuid NOT NULL,
        record_type text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        PRIMARY KEY (record_id, source_id)
      );
      CREATE INDEX ON source_use (source_id);
      CALL make_insert_only('source_use');

      CREATE TABLE external_ref (
        id uuid PRIMARY KEY,
        record_id uuid NOT NULL,
        record_type text NOT NULL,
        system text NOT NULL,
        identifier text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id)
      );
      CREATE INDEX ON external_ref (system, identifier);
      CREATE INDEX ON external_ref (record_id);
      CALL make_insert_only('external_ref');

      -- A proposal, or the entry of a change made at once. The proposal counts from its second person's decision.
      CREATE TABLE change (
        id uuid PRIMARY KEY,
        record_id uuid NOT NULL,
        record_type text NOT NULL,
        field text NOT NULL,
        before_value text,
        after_value text,
        proposal jsonb,
        reason text NOT NULL,
        level smallint NOT NULL,
        needs_review boolean NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        UNIQUE (id, recorded_by_id),
        CONSTRAINT change_level CHECK (level BETWEEN 0 AND 2)
      );
      CREATE INDEX ON change (record_id);
      CALL make_insert_only('change');
      CREATE TABLE change_review (
        id uuid PRIMARY KEY,
        change_id uuid NOT NULL,
        recorder_id uuid NOT NULL,
        reviewer_id uuid NOT NULL REFERENCES app_user (id),
        decision text NOT NULL,
        reason text,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        FOREIGN KEY (change_id, recorder_id) REFERENCES change (id, recorded_by_id),
        CONSTRAINT change_review_second_person CHECK (reviewer_id <> recorder_id)
      );
      CREATE INDEX ON change_review (change_id);
      CALL make_insert_only('change_review');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE change_review, change, external_ref, source_use, source, personal_text, victim_status;
      DROP VIEW victim_version, incident_version;
      DROP TABLE victim_history, victim, incident_history, incident, perpetrator_group;
    `);
  }
}
