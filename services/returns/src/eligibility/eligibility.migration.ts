import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Eligibility1700000000250 implements MigrationInterface {
  readonly name = 'Eligibility1700000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('eligibility_check', `
      checks jsonb not null check (jsonb_typeof(checks) = 'object' and checks <> '{}'),
      attrs jsonb not null,
      line_attrs jsonb not null check (jsonb_typeof(line_attrs) = 'array'),
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table eligibility_check');
  }
}
