import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables on persons as they were published, and what was publicly known then (rules D3). */
export class CreateCutVintages1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cut_vintage (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        unit text NOT NULL,
        as_of date NOT NULL,
        known_at timestamptz NOT NULL,
        -- As answered, hidden numbers null: what was counted is stored nowhere.
        tables jsonb NOT NULL,
        facts jsonb NOT NULL,
        published_at timestamptz NOT NULL DEFAULT written_at(),
        published_by_id uuid NOT NULL REFERENCES app_user (id),
        UNIQUE (name, unit)
      );
      CALL make_insert_only('cut_vintage');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cut_vintage');
  }
}
