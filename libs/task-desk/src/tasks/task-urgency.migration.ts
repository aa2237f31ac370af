import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of the task list: a first page costs the same however many tasks are open. Due time alone, what is due at one instant is
 * sorted by itself: with the return's number in it PostgreSQL takes this index for the tasks of one return too, and reads all of it.
 */
export class TaskUrgency1700000000021 implements MigrationInterface {
  readonly name = 'TaskUrgency1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index task_urgency on task (company_code, (coalesce(due_at, 'infinity'::timestamptz))) where state = 'open' and answered_fact_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index task_urgency');
  }
}
