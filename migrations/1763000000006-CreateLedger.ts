import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of steps. Rows are inserted; corrections and withdrawals are new rows; the database knows the second person. */
export class CreateLedger1763000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE milestone (
        id uuid PRIMARY KEY,
        act_id uuid NOT NULL,
        root_id uuid NOT NULL REFERENCES milestone (id),
        supersedes_id uuid REFERENCES milestone (id),
        is_withdrawal boolean NOT NULL DEFAULT false,
        kind text NOT NULL REFERENCES milestone_kind (kind),
        occurred_from date NOT NULL,
        occurred_to date NOT NULL,
        occurred_precision text NOT NULL,
        occurred_approximate boolean NOT NULL DEFAULT false,
        next_from date,
        next_to date,
        next_precision text,
        next_approximate boolean,
        proceeding_id uuid REFERENCES proceeding (id),
        suspect_id uuid REFERENCES suspect (id),
        persons_min int,
        persons_max int,
        absent_min int,
        absent_max int,
        outcome text,
        sentence_kind text,
        sentence_min_months int,
        sentence_max_months int,
        sentence_labour boolean,
        sentence_suspended boolean,
        fine_amount numeric,
        fine_currency text,
        in_absentia boolean,
        ground text,
        party text,
        acting_state text REFERENCES country (code),
        amount numeric,
        currency text,
        replaces_id uuid REFERENCES milestone (id),
        needs_review boolean NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        recorded_by_id uuid NOT NULL REFERENCES app_user (id),
        UNIQUE (id, recorded_by_id),
        CONSTRAINT milestone_dates CHECK (occurred_from <= occurred_to),
        CONSTRAINT milestone_persons CHECK (0 <= persons_min AND persons_min <= persons_max),
        CONSTRAINT milestone_absent CHECK (0 <= absent_min AND absent_min <= absent_max),
        CONSTRAINT milestone_one_person CHECK (suspect_id IS NULL OR (persons_min = 1 AND persons_max = 1)),
        CONSTRAINT milestone_root CHECK ((supersedes_id IS NULL) = (root_id = id)),
        CONSTRAINT milestone_withdrawal CHECK (NOT is_withdrawal OR supersedes_id IS NOT NULL)
      );
      CREATE INDEX ON milestone (root_id);
      CREATE INDEX ON milestone (act_id);
      CREATE INDEX ON milestone (proceeding_id);
      CREATE INDEX ON milestone (suspect_id);
      CREATE INDEX ON milestone (supersedes_id);
      CALL make_insert_only('milestone');

      -- The incidents that a step names. Without a row it concerns all that its proceeding covers.
      CREATE TABLE milestone_incident (
        milestone_id uuid NOT NULL REFERENCES milestone (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        PRIMARY KEY (milestone_id, incident_id)
      );
      CREATE INDEX ON milestone_incident (incident_id);
      CALL make_insert_only('milestone_incident');

      CREATE TABLE milestone_charge (
        id uuid PRIMARY KEY,
        milestone_id uuid NOT NULL REFERENCES milestone (id),
        offence text NOT NULL,
        qualification text,
        incident_id uuid REFERENCES incident (id),
        outcome text
      );
      CREATE INDEX ON milestone_charge (milestone_id);
      CALL make_insert_only('milestone_charge');

      -- The class of a step: the highest of its own, its suspect's and its proceeding's (level), beside its own (own_level).
      CREATE TABLE milestone_level (
        id uuid PRIMARY KEY REFERENCES milestone (id),
        own_level smallint NOT NULL,
        level smallint NOT NULL,
        known_from timestamptz NOT NULL DEFAULT written_at(),
        CONSTRAINT milestone_level_level CHECK (own_level BETWEEN 0 AND 2 AND level BETWEEN own_level AND 2)
      );
      CALL make_versioned('milestone_level');

      CREATE TABLE milestone_review (
        id uuid PRIMARY KEY,
        milestone_id uuid NOT NULL,
        recorder_id uuid NOT NULL,
        reviewer_id uuid NOT NULL REFERENCES app_user (id),
        decision text NOT NULL,
        reason text,
        recorded_at timestamptz NOT NULL DEFAULT written_at(),
        FOREIGN KEY (milestone_id, recorder_id) REFERENCES milestone (id, recorded_by_id),
        CONSTRAINT milestone_review_second_person CHECK (reviewer_id <> recorder_id)
      );
      CREATE INDEX ON milestone_review (milestone_id);
      CALL make_insert_only('milestone_review');

      -- Everybody who wrote a row of a chain: none of them can verify any other row of it.
      CREATE TABLE step_author (
        root_id uuid NOT NULL REFERENCES milestone (id),
        user_id uuid NOT NULL REFERENCES app_user (id),
        PRIMARY KEY (root_id, user_id)
      );
      CALL make_insert_only('step_author');

      -- From when a step counts: when it was recorded, or when a second person verified it.
      CREATE TABLE milestone_effect (
        id uuid PRIMARY KEY REFERENCES milestone (id),
        counts_from timestamptz NOT NULL DEFAULT written_at()
      );
      CALL make_insert_only('milestone_effect');

      CREATE FUNCTION check_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE rule milestone_kind;
      BEGIN
        SELECT * INTO rule FROM milestone_kind WHERE kind = NEW.kind;
        IF rule.four_eyes AND NOT NEW.needs_review THEN
          RAISE EXCEPTION 'A step of kind % takes a second person.', NEW.kind USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.supersedes_id IS NOT NULL THEN
          PERFORM 1 FROM milestone m WHERE m.id = NEW.supersedes_id AND m.root_id = NEW.root_id AND m.kind = NEW.kind
            AND m.suspect_id IS NOT DISTINCT FROM NEW.suspect_id AND m.proceeding_id IS NOT DISTINCT FROM NEW.proceeding_id;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'A correction keeps kind, suspect and proceeding of the step that it supersedes.'
              USING ERRCODE = 'check_violation';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER check_milestone BEFORE INSERT ON milestone FOR EACH ROW EXECUTE FUNCTION check_milestone();

      CREATE FUNCTION note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO step_author VALUES (NEW.root_id, NEW.recorded_by_id) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER note_author AFTER INSERT ON milestone FOR EACH ROW EXECUTE FUNCTION note_author();

      CREATE FUNCTION check_review() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM milestone m JOIN step_author a ON a.root_id = m.root_id
          WHERE m.id = NEW.milestone_id AND a.user_id = NEW.reviewer_id;
        IF FOUND AND NEW.decision = 'VERIFY' THEN
          RAISE EXCEPTION 'An author of a step cannot verify it.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER check_review BEFORE INSERT ON milestone_review FOR EACH ROW EXECUTE FUNCTION check_review();

      CREATE FUNCTION check_effect() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE step milestone;
      BEGIN
        SELECT * INTO step FROM milestone WHERE id = NEW.id;
        IF NEW.counts_from <> written_at() THEN
          RAISE EXCEPTION 'A step counts from the moment it is written.' USING ERRCODE = 'check_violation';
        END IF;
        IF step.needs_review THEN
          PERFORM 1 FROM milestone_review r WHERE r.milestone_id = NEW.id AND r.decision = 'VERIFY';
          IF NOT FOUND THEN
            RAISE EXCEPTION 'This step counts only once a second person has verified it.' USING ERRCODE = 'check_violation';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER check_effect BEFORE INSERT ON milestone_effect FOR EACH ROW EXECUTE FUNCTION check_effect();

      -- Keeps the class of steps in one column, whoever raises what.
      CREATE FUNCTION raise_steps() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.level = OLD.level THEN RETURN NULL; END IF;
        UPDATE milestone_level l SET level = greatest(l.own_level, s.level, p.level)
        FROM milestone m LEFT JOIN suspect s ON s.id = m.suspect_id LEFT JOIN proceeding p ON p.id = m.proceeding_id
        WHERE l.id = m.id AND NEW.id IN (m.suspect_id, m.proceeding_id)
          AND l.level <> greatest(l.own_level, s.level, p.level);
        RETURN NULL;
      END $$;
      CREATE TRIGGER raise_steps AFTER UPDATE ON suspect FOR EACH ROW EXECUTE FUNCTION raise_steps();
      CREATE TRIGGER raise_steps AFTER UPDATE ON proceeding FOR EACH ROW EXECUTE FUNCTION raise_steps();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER raise_steps ON suspect;
      DROP TRIGGER raise_steps ON proceeding;
      DROP FUNCTION raise_steps();
      DROP TABLE milestone_effect, step_author, milestone_review;
      DROP VIEW milestone_level_version;
      DROP TABLE milestone_level_history, milestone_level, milestone_charge, milestone_incident, milestone;
      DROP FUNCTION check_effect(), check_review(), note_author(), check_milestone();
    `);
  }
}
