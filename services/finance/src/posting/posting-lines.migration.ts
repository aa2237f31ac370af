import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 入账 by line and remedy: what the credit note says per line; the parts of a posting add up to it. */
export class PostingLines1700000000506 implements MigrationInterface {
  readonly name = 'PostingLines1700000000506';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table posting_line (
        posting_id uuid not null references posting,
        line integer not null,
        remedy text not null,
        company_code text not null,
        return_no text not null,
        amount bigint not null check (amount >= 0),
        primary key (posting_id, line, remedy)
      );
      create index posting_line_return on posting_line (company_code, return_no);

      -- 退款: what reached the customer, and what did not.
      create table refund_attempt (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        posting_id uuid references posting,
        amount bigint check (amount > 0),
        route_code text,
        account_verified boolean not null,
        -- why it failed; null when it was paid
        failure_code text,
        retryable boolean,
        recorded_by text not null,
        recorded_at timestamptz not null,
        check ((failure_code is null) = (posting_id is not null)),
        check ((failure_code is null) = (amount is not null)),
        check ((failure_code is null) = (retryable is null))
      );
      create index refund_attempt_return on refund_attempt (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table refund_attempt, posting_line');
  }
}
