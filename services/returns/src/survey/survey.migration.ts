import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Survey1700000000252 implements MigrationInterface {
  readonly name = 'Survey1700000000252';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('customer_survey', `
      score integer not null check (score between 0 and 10),
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table customer_survey');
  }
}
