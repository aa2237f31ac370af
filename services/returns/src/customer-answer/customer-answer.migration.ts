import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class CustomerAnswer1700000000230 implements MigrationInterface {
  readonly name = 'CustomerAnswer1700000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('customer_answer', `
      about text not null,
      answer text not null check (answer in ('accept', 'refuse', 'counter')),
      choice text,
      amount bigint check (amount >= 0),
      attrs jsonb not null,
      opinion_ref uuid references opinion,
      check (answer = 'accept' or (choice is null and amount is null))`));
    await runner.query(factTable('appeal', `
      grounds_code text not null,
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table appeal, customer_answer');
  }
}
