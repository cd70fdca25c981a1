import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECKS = { milestone: 'check_milestone', milestone_effect: 'check_effect' } as const;

/**
 * The same rules of the ledger, asked once for the rows of a statement instead of once for each row: a register of a
 * million incidents has millions of steps. Reviews are few, and stay with a check of each row.
 */
export class CheckLedgerBySet1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, check] of Object.entries(CHECKS)) {
      await runner.query(`DROP TRIGGER ${check} ON ${table}`);
    }
    await runner.query(`
      DROP TRIGGER note_author ON milestone;

      CREATE OR REPLACE FUNCTION check_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE alone text;
      BEGIN
        SELECT n.kind INTO alone FROM written n JOIN milestone_kind k ON k.kind = n.kind
          WHERE k.four_eyes AND NOT n.needs_review LIMIT 1;
        IF FOUND THEN
          RAISE EXCEPTION 'A step of kind % takes a second person.', alone USING ERRCODE = 'check_violation';
        END IF;
        PERFORM 1 FROM written n WHERE n.supersedes_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM milestone m WHERE m.id = n.supersedes_id AND m.root_id = n.root_id AND m.kind = n.kind
            AND m.suspect_id IS NOT DISTINCT FROM n.suspect_id AND m.proceeding_id IS NOT DISTINCT FROM n.proceeding_id
            -- Rows of the statement are there by now; none of them may have been what it supersedes.
            AND NOT EXISTS (SELECT 1 FROM written o WHERE o.id = m.id));
        IF FOUND THEN
          RAISE EXCEPTION 'A correction keeps kind, suspect and proceeding of the step that it supersedes.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;

      CREATE OR REPLACE FUNCTION note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO step_author SELECT n.root_id, n.recorded_by_id FROM written n ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;

      CREATE OR REPLACE FUNCTION check_effect() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE at timestamptz := written_at();
      BEGIN
        PERFORM 1 FROM written e WHERE e.counts_from <> at;
        IF FOUND THEN
          RAISE EXCEPTION 'A step counts from the moment it is written.' USING ERRCODE = 'check_violation';
        END IF;
        PERFORM 1 FROM written e JOIN milestone m ON m.id = e.id WHERE m.needs_review AND NOT EXISTS (
          SELECT 1 FROM milestone_review r WHERE r.milestone_id = e.id AND r.decision = 'VERIFY');
        IF FOUND THEN
          RAISE EXCEPTION 'This step counts only once a second person has verified it.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;

      CREATE TRIGGER note_author AFTER INSERT ON milestone
        REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_author();
    `);
    for (const [table, check] of Object.entries(CHECKS)) {
      await runner.query(`CREATE TRIGGER ${check} AFTER INSERT ON ${table}
        REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${check}()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, check] of Object.entries(CHECKS)) {
      await runner.query(`DROP TRIGGER ${check} ON ${table}`);
    }
    await runner.query(`
      DROP TRIGGER note_author ON milestone;
      CREATE OR REPLACE FUNCTION check_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
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
      CREATE OR REPLACE FUNCTION note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO step_author VALUES (NEW.root_id, NEW.recorded_by_id) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION check_effect() RETURNS trigger LANGUAGE plpgsql AS $$
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
      CREATE TRIGGER note_author AFTER INSERT ON milestone FOR EACH ROW EXECUTE FUNCTION note_author();
    `);
    for (const [table, check] of Object.entries(CHECKS)) {
      await runner.query(`CREATE TRIGGER ${check} BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ${check}()`);
    }
  }
}
