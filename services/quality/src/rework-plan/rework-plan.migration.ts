import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 返修方案: feasible or not, hours, parts. */
export class ReworkPlans1700000000213 implements MigrationInterface {
  readonly name = 'ReworkPlans1700000000213';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rework_plan (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        feasible boolean not null,
        differs boolean not null,
        -- in quarters
        hours numeric(6, 2) not null check (hours >= 0),
        parts jsonb not null,
        promised_at timestamptz,
        form_no text,
        attrs jsonb not null,
        reason_code text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (feasible or reason_code is not null)
      );
      create index rework_plan_return on rework_plan (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rework_plan');
  }
}
