import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 改交期、延误: every date of a piece of work, the newest holds; with a delay goes its written notice as it was sent. */
export class OrderDates1700000000420 implements MigrationInterface {
  readonly name = 'OrderDates1700000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delay_notice_number (
        company_code text primary key,
        last integer not null
      );

      create table order_date (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        -- number of the order, or public id of the task of work that has none
        no text not null,
        rev integer not null check (rev >= 1),
        portion text,
        before_at timestamptz,
        date_at timestamptz not null,
        why text not null check (why in ('moved', 'shortage', 'technical')),
        reason_code text not null,
        notice_no text,
        notice jsonb,
        moved_by text not null,
        moved_at timestamptz not null,
        constraint order_date_once unique (company_code, no, rev),
        constraint delay_notice_once unique (company_code, notice_no),
        -- a delay is told in writing
        constraint delay_has_notice check ((why = 'moved') = (num_nulls(notice_no, notice) = 2))
      );
      create index order_date_return on order_date (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table order_date, delay_notice_number');
  }
}
