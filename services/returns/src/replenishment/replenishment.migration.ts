import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Replenishment1700000000210 implements MigrationInterface {
  readonly name = 'Replenishment1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('replenishment', `
      form_no text not null,
      qty numeric(18,6) not null check (qty > 0 and qty < 1e12),
      due timestamptz,
      constraint replenishment_no_once unique (company_code, form_no)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table replenishment');
  }
}
