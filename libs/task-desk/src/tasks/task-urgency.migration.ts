import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order of the task list: a first page costs the same however many tasks are open. */
export class TaskUrgency1700000000021 implements MigrationInterface {
  readonly name = 'TaskUrgency1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index task_urgency on task (company_code, (coalesce(due_at, 'infinity'::timestamptz)), return_no, task_id) where state = 'open' and answered_fact_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index task_urgency');
  }
}
