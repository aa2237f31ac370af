import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 财务审核, with the content that was audited and its hash (product.md §1 E3). */
export class Audits1700000000504 implements MigrationInterface {
  readonly name = 'Audits1700000000504';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        verdict text not null check (verdict in ('accept', 'reject')),
        net bigint not null,
        differences jsonb not null,
        freight jsonb not null,
        reason_code text,
        opinion_ref uuid,
        content jsonb not null,
        content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
        recorded_by text not null,
        recorded_at timestamptz not null,
        check (verdict = 'accept' or reason_code is not null)
      );
      create index audit_return on audit (company_code, return_no, recorded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit');
  }
}
