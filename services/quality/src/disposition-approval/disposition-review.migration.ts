import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 判定审批, level by level, each with the judgement it was about. */
export class DispositionReviews1700000000211 implements MigrationInterface {
  readonly name = 'DispositionReviews1700000000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disposition_review (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        portion text,
        level integer not null check (level between 1 and 9),
        verdict text not null check (verdict in ('accept', 'reject')),
        proposal jsonb,
        reason_code text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index disposition_review_return on disposition_review (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disposition_review');
  }
}
