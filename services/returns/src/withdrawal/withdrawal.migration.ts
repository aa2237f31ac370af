import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Withdrawal1700000000207 implements MigrationInterface {
  readonly name = 'Withdrawal1700000000207';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('withdrawal', `
      reason text not null check (reason in ('settled', 'gave_up', 'kept')),
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table withdrawal');
  }
}
