import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检验结果: method and, per line, how many were looked at and what was found. The database refuses a sample that does not add up. */
export class Inspections1700000000206 implements MigrationInterface {
  readonly name = 'Inspections1700000000206';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inspection (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        method text not null check (method in ('full', 'normal', 'mixed_lot', 'random')),
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index inspection_return on inspection (company_code, return_no);

      create table inspection_line (
        fact_id uuid not null references inspection,
        line integer not null,
        sample numeric(18, 6) not null check (sample >= 0),
        passed numeric(18, 6) not null check (passed >= 0),
        failed numeric(18, 6) not null check (failed >= 0),
        primary key (fact_id, line),
        constraint inspection_line_adds_up check (sample = passed + failed)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inspection_line, inspection');
  }
}
