import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 报废申请 of production; a form number is used once per company. */
export class ScrapRequests1700000000413 implements MigrationInterface {
  readonly name = 'ScrapRequests1700000000413';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('scrap_request', `
      portion text,
      -- quantity of the task
      asked numeric(18, 6) not null,
      qty numeric(18, 6) not null check (qty > 0),
      form_no text not null,
      reason_code text not null,
      constraint scrap_request_within_task check (qty <= asked),
      constraint scrap_form_no_once unique (company_code, form_no)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scrap_request');
  }
}
