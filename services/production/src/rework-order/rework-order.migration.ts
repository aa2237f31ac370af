import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 生产指令: orders of PMC. */
export class ReworkOrders1700000000402 implements MigrationInterface {
  readonly name = 'ReworkOrders1700000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rework_order (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        order_no text not null,
        portion text,
        qty numeric(18, 6) not null check (qty > 0),
        due_at timestamptz,
        priority boolean not null,
        ordered_by text not null,
        ordered_at timestamptz not null,
        constraint rework_order_no_once unique (company_code, order_no)
      );
      create index rework_order_return on rework_order (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rework_order');
  }
}
