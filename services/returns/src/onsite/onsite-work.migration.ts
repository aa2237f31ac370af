import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class OnsiteWork1700000000264 implements MigrationInterface {
  readonly name = 'OnsiteWork1700000000264';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('onsite_work', `
      portion text,
      qty numeric(18,6) not null check (qty > 0),
      qty_ok numeric(18,6) not null check (qty_ok >= 0),
      qty_failed numeric(18,6) not null check (qty_failed >= 0),
      -- in quarters
      hours numeric(6,2) not null check (hours >= 0),
      -- 分
      cost_fen bigint not null check (cost_fen >= 0),
      constraint onsite_work_adds_up check (qty_ok + qty_failed = qty)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table onsite_work');
  }
}
