import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 返修方案: feasible or not, hours, parts. */
export class ReworkPlans1700000000213 implements MigrationInterface {
  readonly name = 'ReworkPlans1700000000213';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('rework_plan', `
      portion text,
      feasible boolean not null,
      differs boolean not null,
      -- in quarters
      hours numeric(6, 2) not null check (hours >= 0),
      parts jsonb not null,
      promised_at timestamptz,
      form_no text,
      attrs jsonb not null,
      reason_code text,
      opinion_ref uuid,
      check (feasible or reason_code is not null)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rework_plan');
  }
}
