import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By incident and level, as of today: whether anybody is among the dead, since figures leave the others out unless asked,
 * and the last day of any step or status, from which on the row holds for any day. And an index of the few steps that are disputed,
 * which are looked up for every step.
 */
export class ProjectFatality1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL statement_timeout = 0;
      ALTER TABLE incident_progress ADD COLUMN is_fatal boolean NOT NULL DEFAULT false;
      ALTER TABLE incident_progress ADD COLUMN settled_on date;
      -- Of all steps and statuses, whoever reads them: a day too late costs time, no figure. The next refresh of a row says it exactly.
      UPDATE incident_progress p SET settled_on = d.settled_on FROM (
        SELECT s.incident_id, max(m.occurred_to) AS settled_on FROM (
          SELECT l.incident_id, m.id FROM incident_link l JOIN milestone m ON m.proceeding_id = l.proceeding_id
          UNION SELECT x.incident_id, x.milestone_id FROM milestone_incident x) s
        JOIN milestone m ON m.id = s.id GROUP BY s.incident_id) d WHERE d.incident_id = p.incident_id;
      UPDATE incident_progress p SET settled_on = GREATEST(p.settled_on, d.settled_on) FROM (
        SELECT v.incident_id, max(s.occurred_to) AS settled_on FROM victim v JOIN victim_status s ON s.victim_id = v.id
        GROUP BY v.incident_id) d WHERE d.incident_id = p.incident_id;
      UPDATE incident_progress p SET is_fatal = TRUE FROM (
        SELECT DISTINCT ON (v.id) v.incident_id, v.level, s.status FROM victim v
        JOIN victim_status s ON s.victim_id = v.id AND s.occurred_to <= (now() AT TIME ZONE 'UTC')::date
        WHERE NOT v.is_withdrawn AND NOT EXISTS (SELECT 1 FROM victim_status x WHERE x.supersedes_id = s.id)
        ORDER BY v.id, s.occurred_to DESC, s.occurred_from DESC, s.recorded_at DESC, s.id DESC) d
      WHERE d.incident_id = p.incident_id AND d.level <= p.level AND d.status IN ('KILLED', 'DECLARED_DEAD', 'CAUSE_PENDING');
      DROP INDEX incident_progress_level_touched_at_idx;
      CREATE INDEX ON incident_progress (level, incident_id) INCLUDE (touched_at);
      CREATE INDEX milestone_review_dispute ON milestone_review (milestone_id) WHERE decision = 'DISPUTE';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX milestone_review_dispute, incident_progress_level_incident_id_touched_at_idx; CREATE INDEX ON incident_progress (level, touched_at); ALTER TABLE incident_progress DROP COLUMN is_fatal, DROP COLUMN settled_on',
    );
  }
}
