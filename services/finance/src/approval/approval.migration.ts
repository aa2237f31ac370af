import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 结算审批, level by level. */
export class SettlementReviews1700000000505 implements MigrationInterface {
  readonly name = 'SettlementReviews1700000000505';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement_review (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        task_id text not null,
        level integer not null check (level between 1 and 9),
        verdict text not null check (verdict in ('accept', 'reject')),
        amount bigint,
        reason_code text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index settlement_review_return on settlement_review (company_code, return_no, recorded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table settlement_review');
  }
}
