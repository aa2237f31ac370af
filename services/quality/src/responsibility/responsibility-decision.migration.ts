import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 责任判定: fault, unit, cause, who bears the cost, and 考核. */
export class ResponsibilityDecisions1700000000212 implements MigrationInterface {
  readonly name = 'ResponsibilityDecisions1700000000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('responsibility_decision', `
      fault text not null check (fault in ('own', 'customer', 'carrier', 'supplier', 'none')),
      unit_code text not null,
      cause text not null,
      bearer text not null,
      assessment_code text,
      -- 分
      assessment_fen bigint check (assessment_fen >= 0),
      opinion_ref uuid,
      check (assessment_fen is null or assessment_code is not null)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table responsibility_decision');
  }
}
