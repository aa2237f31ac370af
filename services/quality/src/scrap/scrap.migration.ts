import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 报废申请 (a form number is used once per company) and the levels of 报废审批. */
export class Scrap1700000000209 implements MigrationInterface {
  readonly name = 'Scrap1700000000209';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scrap_request (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        form_no text not null,
        qty numeric(18, 6) not null check (qty > 0),
        reason_code text not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        constraint scrap_form_no_once unique (company_code, form_no)
      );
      create index scrap_request_return on scrap_request (company_code, return_no);

      create table scrap_review (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        portion text,
        level integer not null check (level between 1 and 9),
        verdict text not null check (verdict in ('accept', 'reject')),
        reason_code text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index scrap_review_return on scrap_review (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scrap_review, scrap_request');
  }
}
