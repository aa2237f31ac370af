import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 报废申请: weights by material group, in grams (R56). */
export class ScrapWeights1700000000415 implements MigrationInterface {
  readonly name = 'ScrapWeights1700000000415';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table scrap_request add column weight_by_group jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table scrap_request drop column weight_by_group');
  }
}
