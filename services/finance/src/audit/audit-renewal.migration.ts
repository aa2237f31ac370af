import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 审核续效: what was audited has changed, and somebody has audited again what lies there now (product.md §1 E3). */
export class AuditRenewals1700000000511 implements MigrationInterface {
  readonly name = 'AuditRenewals1700000000511';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_renewal (
        id uuid primary key default gen_random_uuid(),
        -- the audit that counts again
        fact_id uuid not null references audit,
        company_code text not null,
        return_no text not null,
        content jsonb not null,
        content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
        -- Fen
        net bigint not null,
        reason_code text not null,
        renewed_by text not null,
        renewed_at timestamptz not null default clock_timestamp()
      );
      create index audit_renewal_of on audit_renewal (fact_id, renewed_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_renewal');
  }
}
