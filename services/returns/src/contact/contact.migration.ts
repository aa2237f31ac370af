import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Contact1700000000203 implements MigrationInterface {
  readonly name = 'Contact1700000000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('contact', `
      result_code text not null check (result_code in ('reached', 'not_reached', 'agreed')),
      attrs jsonb not null,
      opinion_ref uuid references opinion`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact');
  }
}
