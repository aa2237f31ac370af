import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose return it is, by code, and what the customer is told of it: each event once. */
export class CustomerTables1700000000304 implements MigrationInterface {
  readonly name = 'CustomerTables1700000000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table return_customer (
        company_code text not null,
        return_no text not null,
        customer_code text not null,
        primary key (company_code, return_no)
      );
      create table customer_event (
        id bigint generated always as identity primary key,
        company_code text not null,
        return_no text not null,
        event text not null,
        text_zh text not null,
        text_en text not null,
        kept_at timestamptz not null,
        -- The message that told it.
        message_id uuid references message,
        constraint customer_event_once unique (company_code, return_no, event)
      );
      create index customer_event_untold on customer_event (company_code, return_no) where message_id is null;
      create index message_of_customer on message (company_code, customer_code, created_at) where customer_code is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_event, return_customer');
    await runner.query('drop index message_of_customer');
  }
}
