import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 池检启动: which consignments were inspected together, and how much lay in the pool. */
export class PoolStarts1700000000217 implements MigrationInterface {
  readonly name = 'PoolStarts1700000000217';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${recordedTable('pool_start', `
        consignment text,
        pool_id text not null,
        pool_qty numeric(18, 6) not null,
        qty numeric(18, 6) not null check (qty > 0),
        constraint pool_start_within_pool check (qty <= pool_qty)`)}
      create index pool_start_pool on pool_start (company_code, plant_code, pool_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pool_start');
  }
}
