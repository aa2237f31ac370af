import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 复检结果: good and NG of a repaired portion, round by round. */
export class Reinspections1700000000208 implements MigrationInterface {
  readonly name = 'Reinspections1700000000208';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reinspection (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- of the rework that was looked at; NG opens the next one
        round integer not null check (round >= 1),
        pass numeric(18, 6) not null check (pass >= 0),
        fail numeric(18, 6) not null check (fail >= 0),
        defects jsonb not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (pass + fail > 0)
      );
      create index reinspection_return on reinspection (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reinspection');
  }
}
