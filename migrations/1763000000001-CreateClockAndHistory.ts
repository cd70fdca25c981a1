import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The writers' clock (commit order is `recordedAt` order) and the two ways in which a table keeps its past. */
export class CreateClockAndHistory1763000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE register_clock (
        id smallint PRIMARY KEY,
        last_at timestamptz NOT NULL,
        CONSTRAINT register_clock_single CHECK (id = 1)
      );
      INSERT INTO register_clock VALUES (1, '2000-01-01T00:00:00Z');

      -- One writer at a time: the stamp is taken under a lock that is held until commit,
      -- so nothing can appear later below an instant that a reader has already been answered for.
      CREATE FUNCTION begin_write() RETURNS timestamptz LANGUAGE plpgsql AS $$
      DECLARE stamp timestamptz;
      BEGIN
        PERFORM pg_advisory_xact_lock(2589);
        UPDATE register_clock SET last_at = greatest(clock_timestamp(), last_at + interval '1 microsecond')
          RETURNING last_at INTO stamp;
        PERFORM set_config('register.written_at', stamp::text, true);
        RETURN stamp;
      END $$;

      CREATE FUNCTION written_at() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
      DECLARE stamp text := current_setting('register.written_at', true);
      BEGIN
        IF stamp IS NULL OR stamp = '' THEN
          RAISE EXCEPTION 'A row of the register is written only between begin_write() and commit.';
        END IF;
        RETURN stamp::timestamptz;
      END $$;

      -- Waits for a writer whose stamp may lie at or before the instant asked for.
      CREATE FUNCTION await_settled(known_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF known_at > (SELECT last_at FROM register_clock) THEN
          PERFORM pg_advisory_xact_lock_shared(2589);
        END IF;
      END $$;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Rows of % are only ever inserted.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;

      CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'Rows of % are ended, never deleted.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
        NEW.known_from := written_at();
        IF OLD.known_from < NEW.known_from THEN
          EXECUTE format('INSERT INTO %I SELECT $2, ($1::%I).*', TG_TABLE_NAME || '_history', TG_TABLE_NAME)
            USING OLD, NEW.known_from;
        END IF;
        RETURN NEW;
      END $$;

      -- A ledger: rows are inserted and never touched again.
      CREATE PROCEDURE make_insert_only(name regclass) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()',
          'insert_only_rows', name);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
          'insert_only_table', name);
      END $$;

      -- A current table with its earlier versions beside it: <name>_history holds them with [known_from, known_to),
      -- <name>_version shows both.
      CREATE PROCEDURE make_versioned(name text) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TABLE %I (known_to timestamptz NOT NULL, LIKE %I)', name || '_history', name);
        EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (id, known_from)', name || '_history');
        EXECUTE format('CREATE VIEW %I AS SELECT ''infinity''::timestamptz AS known_to, t.* FROM %I t
          UNION ALL SELECT h.* FROM %I h', name || '_version', name, name || '_history');
        EXECUTE format('CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON %I
          FOR EACH ROW EXECUTE FUNCTION keep_version()', name);
        EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %I
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
        CALL make_insert_only((name || '_history')::regclass);
      END $$;

      -- Opaque id of the API: type and uuid, in URL-safe base64.
      CREATE FUNCTION node_id(type text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN id IS NOT NULL THEN
          translate(encode(convert_to(type || ':' || id::text, 'UTF8'), 'base64'), E'+/=\\n', '-_') END
      $$;
      CREATE FUNCTION instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      $$;
      CREATE FUNCTION partial_date(first date, last date, precision_ text, approximate boolean) RETURNS jsonb
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN first IS NOT NULL THEN jsonb_build_object(
          'from', first, 'to', last, 'precision', precision_, 'approximate', approximate) END
      $$;
      CREATE FUNCTION person_count(fewest int, most int) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN fewest IS NOT NULL THEN jsonb_build_object('min', fewest, 'max', most) END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION person_count(int, int), partial_date(date, date, text, boolean), instant(timestamptz), node_id(text, uuid);
      DROP PROCEDURE make_versioned(text), make_insert_only(regclass);
      DROP FUNCTION keep_version(), refuse_change(), await_settled(timestamptz), written_at(), begin_write();
      DROP TABLE register_clock;
    `);
  }
}
