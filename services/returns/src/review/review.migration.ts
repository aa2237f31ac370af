import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Review1700000000204 implements MigrationInterface {
  readonly name = 'Review1700000000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('review', `
      gate text not null,
      level integer not null check (level between 1 and 9),
      verdict text not null check (verdict in ('accept', 'reject')),
      reason_code text,
      opinion_ref uuid references opinion,
      check (verdict = 'accept' or reason_code is not null)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table review');
  }
}
