import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 责任判定: fault, unit, cause, who bears the cost, and 考核. */
export class ResponsibilityDecisions1700000000212 implements MigrationInterface {
  readonly name = 'ResponsibilityDecisions1700000000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table responsibility_decision (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        fault text not null check (fault in ('own', 'customer', 'carrier', 'supplier', 'none')),
        unit_code text not null,
        cause text not null,
        bearer text not null,
        assessment_code text,
        -- 分
        assessment_fen bigint check (assessment_fen >= 0),
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (assessment_fen is null or assessment_code is not null)
      );
      create index responsibility_decision_return on responsibility_decision (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table responsibility_decision');
  }
}
