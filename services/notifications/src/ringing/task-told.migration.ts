import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a task was told already is asked of every open task that is heard; told ones are done with one day, which notification_of_task leaves out. */
export class TaskTold1700000000311 implements MigrationInterface {
  readonly name = 'TaskTold1700000000311';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index notification_task_told on notification (company_code, return_no, task_id) where kind = 'task'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index notification_task_told');
  }
}
