import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['performance_test', 'dispatch_inspection'];

/** 性能测试 and 出货检验, of the shape of 复检; all three held by the database to the quantity of their task. */
export class PortionChecks1700000000215 implements MigrationInterface {
  readonly name = 'PortionChecks1700000000215';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reinspection add column asked numeric(18, 6), add constraint reinspection_within_task check (pass + fail <= asked)');
    for (const table of TABLES) {
      await runner.query(`
        create table ${table} (
          fact_id uuid primary key references fact,
          company_code text not null,
          plant_code text not null,
          return_no text not null,
          portion text,
          round integer not null check (round >= 1),
          -- quantity of the task
          asked numeric(18, 6) not null,
          pass numeric(18, 6) not null check (pass >= 0),
          fail numeric(18, 6) not null check (fail >= 0),
          defects jsonb not null,
          recorded_by text not null,
          recorded_at timestamptz not null,
          check (pass + fail > 0),
          constraint ${table}_within_task check (pass + fail <= asked)
        );
        create index ${table}_return on ${table} (company_code, return_no);
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reinspection drop column asked');
    await runner.query(`drop table ${TABLES.join(', ')}`);
  }
}
