import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Onsite1700000000208 implements MigrationInterface {
  readonly name = 'Onsite1700000000208';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('onsite_result', `
      line integer not null,
      qty numeric(18,6) not null check (qty > 0 and qty < 1e12),
      result text not null,
      opinion_ref uuid references opinion,
      foreign key (company_code, return_no, line) references return_line`, 'several'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table onsite_result');
  }
}
