import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One range of numbers for rework and replenishment orders, and the line a rework is ordered on. */
export class OrderNumbers1700000000431 implements MigrationInterface {
  readonly name = 'OrderNumbers1700000000431';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_number (
        company_code text not null,
        order_no text not null,
        return_no text not null,
        primary key (company_code, order_no)
      );
      insert into order_number (company_code, order_no, return_no) select company_code, order_no, return_no from rework_order;
      alter table rework_order add column line_code text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rework_order drop column line_code; drop table order_number');
  }
}
