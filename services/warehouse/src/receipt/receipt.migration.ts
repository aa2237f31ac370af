import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 验收: what was counted per line, every count kept; the newest of a line and consignment is the one that holds (recount, K12). */
export class Receipts1700000000303 implements MigrationInterface {
  readonly name = 'Receipts1700000000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table receipt (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        consignment text not null,
        documents jsonb not null,
        signed_by jsonb not null,
        received_by text not null,
        received_at timestamptz not null
      );
      create index receipt_return on receipt (company_code, return_no, consignment);

      create table receipt_line (
        fact_id uuid not null references receipt,
        line integer not null,
        received numeric(18, 6) not null check (received >= 0),
        fields jsonb not null,
        primary key (fact_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table receipt_line, receipt');
  }
}
