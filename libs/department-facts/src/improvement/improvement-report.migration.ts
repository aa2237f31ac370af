import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 改善报告: kind, measures, and the words, which never leave this database. */
export class ImprovementReports1700000000218 implements MigrationInterface {
  readonly name = 'ImprovementReports1700000000218';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${recordedTable('improvement_report', `
        kind text not null check (kind in ('improvement', '8d', 'analysis')),
        report_ref uuid not null,
        actions jsonb not null check (jsonb_array_length(actions) > 0)`)}

      create table improvement_text (
        id uuid primary key,
        company_code text not null,
        return_no text not null,
        words text not null check (length(words) between 1 and 20000),
        staff text not null,
        written_at timestamptz not null default clock_timestamp()
      );
      create index improvement_text_return on improvement_text (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table improvement_text, improvement_report');
  }
}
