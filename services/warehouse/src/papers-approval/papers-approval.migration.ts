import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PapersReviews1700000000310 implements MigrationInterface {
  readonly name = 'PapersReviews1700000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table papers_review (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text,
        missing text[] not null,
        level integer not null check (level between 1 and 9),
        verdict text not null check (verdict in ('accept', 'reject')),
        reason_code text,
        opinion_ref uuid references opinion,
        reviewed_by text not null,
        reviewed_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index papers_review_return on papers_review (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table papers_review');
  }
}
