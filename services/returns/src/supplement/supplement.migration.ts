import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Supplement1700000000251 implements MigrationInterface {
  readonly name = 'Supplement1700000000251';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('supplement', `
      forms text[] not null,
      attrs jsonb not null,
      opinion_ref uuid references opinion,
      check (forms <> '{}' or attrs <> '{}')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supplement');
  }
}
