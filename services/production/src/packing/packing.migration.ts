import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 包装完成: what was packed of a portion, and by whom. */
export class Packings1700000000410 implements MigrationInterface {
  readonly name = 'Packings1700000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table packing (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        recorded_by text not null,
        recorded_at timestamptz not null,
        constraint packing_within_task check (qty <= asked)
      );
      create index packing_return on packing (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table packing');
  }
}
