import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 产品押金 (R30 S001-08): what the customer left, and what became of it. Amounts in Fen. */
export class Deposits1700000000507 implements MigrationInterface {
  readonly name = 'Deposits1700000000507';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deposit_entry (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        mode text not null check (mode in ('received', 'offset', 'refund', 'keep')),
        amount bigint not null check (amount > 0),
        voucher_no text,
        opinion_ref uuid,
        recorded_by text not null,
        recorded_at timestamptz not null,
        -- one receipt of the bank is one deposit
        constraint deposit_voucher_once unique (company_code, voucher_no)
      );
      create index deposit_entry_return on deposit_entry (company_code, return_no);

      create table deposit_account (
        company_code text not null,
        return_no text not null,
        received bigint not null default 0,
        settled bigint not null default 0,
        primary key (company_code, return_no),
        constraint deposit_settled_within_received check (settled between 0 and received)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table deposit_account, deposit_entry');
  }
}
