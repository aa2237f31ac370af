import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 签收: which branch factory has the goods. */
export class BranchSignoffs1700000000408 implements MigrationInterface {
  readonly name = 'BranchSignoffs1700000000408';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('branch_signoff', `
      consignment text,
      branch_code text not null,
      qty numeric(18, 6) not null check (qty > 0)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table branch_signoff');
  }
}
