import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A doubt is as closed as what raised it; one about a row that was placed all the same is told apart. */
export class MarkPlacedDoubts1763000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_doubt ADD COLUMN is_placed boolean NOT NULL DEFAULT false;
      -- Until now a doubt had a class only where the row had been placed beside something hidden.
      UPDATE import_doubt SET is_placed = true WHERE level > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_doubt DROP COLUMN is_placed');
  }
}
