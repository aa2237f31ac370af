import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 跟催: who asked whom to get on with what. */
export class Nudge1700000000243 implements MigrationInterface {
  readonly name = 'Nudge1700000000243';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table task_nudge (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        task_id text not null,
        dept text not null,
        role text not null,
        staff text not null,
        nudged_at timestamptz not null,
        foreign key (company_code, return_no) references return_case
      );
      create index task_nudge_latest on task_nudge (company_code, return_no, task_id, nudged_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table task_nudge');
  }
}
