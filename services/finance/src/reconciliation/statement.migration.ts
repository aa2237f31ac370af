import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others say of a month: the vouchers in the ERP, the credits in the customers' statements (product.md §1 E9). Amounts in Fen. */
export class Statements1700000000513 implements MigrationInterface {
  readonly name = 'Statements1700000000513';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a list counts as a whole; a later one replaces it
      create table statement (
        company_code text not null,
        month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
        source text not null check (source in ('erp', 'customers')),
        lines integer not null check (lines >= 0),
        kept_by text not null,
        kept_at timestamptz not null default clock_timestamp(),
        primary key (company_code, month, source)
      );
      create table statement_line (
        company_code text not null,
        month text not null,
        source text not null,
        -- the voucher in the ERP; the return in a customer's statement
        ref text not null,
        amount bigint not null check (amount > 0),
        primary key (company_code, month, source, ref),
        foreign key (company_code, month, source) references statement on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table statement_line, statement');
  }
}
