import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 告知客户. */
export class CustomerNotices1700000000501 implements MigrationInterface {
  readonly name = 'CustomerNotices1700000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer_notice (
        fact_id uuid primary key references fact,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        amount bigint not null check (amount >= 0),
        way_code text not null,
        recorded_by text not null,
        recorded_at timestamptz not null
      );
      create index customer_notice_return on customer_notice (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_notice');
  }
}
