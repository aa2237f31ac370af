import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 判定审批, level by level, each with the judgement it was about. */
export class DispositionReviews1700000000211 implements MigrationInterface {
  readonly name = 'DispositionReviews1700000000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('disposition_review', `
      consignment text,
      portion text,
      level integer not null check (level between 1 and 9),
      verdict text not null check (verdict in ('accept', 'reject')),
      proposal jsonb,
      reason_code text,
      opinion_ref uuid,
      check (verdict = 'accept' or reason_code is not null)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disposition_review');
  }
}
