import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 包装完成: what was packed of a portion, and by whom. */
export class Packings1700000000410 implements MigrationInterface {
  readonly name = 'Packings1700000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('packing', `
      portion text,
      -- quantity of the task
      asked numeric(18, 6) not null,
      qty numeric(18, 6) not null check (qty > 0),
      constraint packing_within_task check (qty <= asked)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table packing');
  }
}
