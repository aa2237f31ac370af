import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 首次联系: every attempt to reach the customer, the one that reached nobody too. */
export class Contacts1700000000202 implements MigrationInterface {
  readonly name = 'Contacts1700000000202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        result_code text not null check (result_code in ('reached', 'not_reached', 'agreed')),
        -- what the customer said about the case
        attrs jsonb not null,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index contact_return on contact (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact');
  }
}
