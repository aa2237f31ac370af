import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 报废申请 of production; a form number is used once per company. */
export class ScrapRequests1700000000413 implements MigrationInterface {
  readonly name = 'ScrapRequests1700000000413';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scrap_request (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        -- quantity of the task
        asked numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        form_no text not null,
        reason_code text not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        constraint scrap_request_within_task check (qty <= asked),
        constraint scrap_form_no_once unique (company_code, form_no)
      );
      create index scrap_request_return on scrap_request (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scrap_request');
  }
}
