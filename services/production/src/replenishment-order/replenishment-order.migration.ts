import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 补货指令: what PMC ordered to be made ready for a customer, one order for one supply. */
export class ReplenishmentOrders1700000000432 implements MigrationInterface {
  readonly name = 'ReplenishmentOrders1700000000432';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table replenishment_order (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        task_id text not null,
        supply text,
        order_no text not null,
        qty numeric(18, 6) not null check (qty > 0),
        due_at timestamptz,
        priority boolean not null,
        line_code text,
        ordered_by text not null,
        ordered_at timestamptz not null,
        constraint replenishment_ordered_once unique (company_code, return_no, task_id),
        foreign key (company_code, order_no) references order_number
      );
      create unique index replenishment_order_no_once on replenishment_order (company_code, order_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table replenishment_order');
  }
}
