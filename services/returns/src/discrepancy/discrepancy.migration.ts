import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact-table.js';

export class Discrepancy1700000000209 implements MigrationInterface {
  readonly name = 'Discrepancy1700000000209';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factTable('discrepancy_decision', `
      line integer not null,
      qty numeric(18,6) not null check (qty >= 0 and qty < 1e12),
      result text not null check (result in ('accept', 'wait_rest', 'recount', 'send_back', 'accept_extra', 'not_sent')),
      reason_code text not null,
      opinion_ref uuid references opinion,
      foreign key (company_code, return_no, line) references return_line`, 'several'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discrepancy_decision');
  }
}
