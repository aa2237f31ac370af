import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 开工: when work was begun, once for each order or task of work without one. */
export class WorkStarts1700000000433 implements MigrationInterface {
  readonly name = 'WorkStarts1700000000433';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table work_start (
        company_code text not null,
        -- number of the order, or public id of the task of work that has none
        no text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        line_code text,
        started_by text not null,
        started_at timestamptz not null,
        primary key (company_code, no)
      );
      create index work_start_return on work_start (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table work_start');
  }
}
