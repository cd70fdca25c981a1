import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were asked for, and what became of them: the log of what left the register. */
export class CreateExports1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_request (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES app_user (id),
        document text NOT NULL,
        format text NOT NULL,
        language text NOT NULL,
        -- As stated with the request; what identifies a person is in the file only with one.
        purpose text,
        -- Of the link; none when the file was written where the command ran.
        secret_hash bytea UNIQUE,
        requested_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX ON export_request (user_id);
      CALL make_insert_only('export_request');
      -- BEGUN once, so that a link opens once; DONE when the last byte was made. Without it the file was never whole.
      CREATE TABLE export_delivery (
        request_id uuid NOT NULL REFERENCES export_request (id),
        stage text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        row_count int,
        byte_count bigint,
        about jsonb,
        PRIMARY KEY (request_id, stage),
        CONSTRAINT export_delivery_stage CHECK (stage IN ('BEGUN', 'DONE'))
      );
      CALL make_insert_only('export_delivery');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_delivery, export_request');
  }
}
