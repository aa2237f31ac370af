import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Report1700000000268 implements MigrationInterface {
  readonly name = 'Report1700000000268';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('sent_report', 'form_no text not null'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sent_report');
  }
}
