import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Cancellation1700000000211 implements MigrationInterface {
  readonly name = 'Cancellation1700000000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('cancellation', `
      reason_code text not null,
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cancellation');
  }
}
