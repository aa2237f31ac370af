import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Reopening1700000000222 implements MigrationInterface {
  readonly name = 'Reopening1700000000222';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('reopening', `
      reason_code text not null,
      -- result of the ending that is taken back
      ended_as text not null,
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reopening');
  }
}
