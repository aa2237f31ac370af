import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 处理完成: what was treated, with the new certificate. */
export class Treatments1700000000409 implements MigrationInterface {
  readonly name = 'Treatments1700000000409';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table treatment (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        certificate_no text,
        recorded_by text not null,
        recorded_at timestamptz not null,
        constraint treatment_within_task check (qty <= asked)
      );
      create index treatment_return on treatment (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table treatment');
  }
}
