import { recordedTable } from '@guitu/task-desk/facts/recorded-table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 首件确认, round by round. */
export class FirstArticles1700000000214 implements MigrationInterface {
  readonly name = 'FirstArticles1700000000214';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recordedTable('first_article', `
      portion text,
      round integer not null check (round >= 1),
      ok boolean not null,
      defects jsonb not null,
      opinion_ref uuid,
      check (ok = (jsonb_array_length(defects) = 0))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table first_article');
  }
}
