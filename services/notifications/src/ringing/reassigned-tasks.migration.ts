import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 改派 of late tasks: the next rung is the new holder's alone; the one after it climbs on. */
export class ReassignedTasks1700000000307 implements MigrationInterface {
  readonly name = 'ReassignedTasks1700000000307';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reassigned_task (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        person text not null,
        reassigned_at timestamptz not null,
        primary key (company_code, return_no, task_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reassigned_task');
  }
}
