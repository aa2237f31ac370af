import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 处理完成: what was treated, with the new certificate. */
export class Treatments1700000000409 implements MigrationInterface {
  readonly name = 'Treatments1700000000409';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('treatment', `
      portion text,
      -- quantity of the task
      asked numeric(18, 6) not null,
      qty numeric(18, 6) not null check (qty > 0),
      certificate_no text,
      constraint treatment_within_task check (qty <= asked)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table treatment');
  }
}
