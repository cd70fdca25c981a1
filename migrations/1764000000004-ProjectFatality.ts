import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether anybody is among the dead, by incident and level, as of today: figures leave the others out unless asked. And the
 * few steps that are disputed, which are looked up for every step.
 */
export class ProjectFatality1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incident_progress ADD COLUMN is_fatal boolean NOT NULL DEFAULT false;
      UPDATE incident_progress p SET is_fatal = TRUE FROM (
        SELECT DISTINCT ON (v.id) v.incident_id, v.level, s.status FROM victim v
        JOIN victim_status s ON s.victim_id = v.id AND s.occurred_to <= (now() AT TIME ZONE 'UTC')::date
        WHERE NOT v.is_withdrawn AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
        ORDER BY v.id, s.occurred_to DESC, s.occurred_from DESC, s.recorded_at DESC, s.id DESC) d
      WHERE d.incident_id = p.incident_id AND d.level <= p.level AND d.status IN ('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING');
      CREATE INDEX milestone_review_dispute ON milestone_review (milestone_id) WHERE decision = 'DISPUTE';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX milestone_review_dispute; ALTER TABLE incident_progress DROP COLUMN is_fatal');
  }
}
