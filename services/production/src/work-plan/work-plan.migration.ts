import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 返修方案 as engineering recorded it, for the order and the report: hours and parts of a portion, the newest holds. */
export class WorkPlans1700000000434 implements MigrationInterface {
  readonly name = 'WorkPlans1700000000434';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table work_plan (
        company_code text not null,
        return_no text not null,
        portion text not null,
        -- its number in the return's stream of that department
        seq integer not null,
        feasible boolean not null,
        hours numeric(6, 2) not null check (hours >= 0),
        parts jsonb not null,
        promised_at timestamptz,
        form_no text,
        recorded_at timestamptz not null,
        primary key (company_code, return_no, portion)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table work_plan');
  }
}
