import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 结案评审, level by level. */
export class ClosingReviews1700000000210 implements MigrationInterface {
  readonly name = 'ClosingReviews1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table closing_review (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        level integer not null check (level between 1 and 9),
        verdict text not null check (verdict in ('accept', 'reject')),
        reason_code text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index closing_review_return on closing_review (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table closing_review');
  }
}
