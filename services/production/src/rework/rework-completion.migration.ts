import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 返修完成: what was repaired, what could not be, with hours and material. */
export class ReworkCompletions1700000000403 implements MigrationInterface {
  readonly name = 'ReworkCompletions1700000000403';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rework_completion (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        round integer,
        qty_done numeric(18, 6) not null check (qty_done >= 0),
        qty_unrepairable numeric(18, 6) not null check (qty_unrepairable >= 0),
        hours numeric(6, 2) not null check (hours >= 0),
        material jsonb not null,
        completed_by text not null,
        completed_at timestamptz not null,
        check (qty_done + qty_unrepairable > 0)
      );
      create index rework_completion_return on rework_completion (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rework_completion');
  }
}
