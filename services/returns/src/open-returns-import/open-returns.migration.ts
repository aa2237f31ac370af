import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 期初在途: returns that were under way before Guitu; they count in no figure (product.md §6). */
export class OpenReturns1700000000294 implements MigrationInterface {
  readonly name = 'OpenReturns1700000000294';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- instant of the load; null: registered here
      alter table return_case add column taken_over_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table return_case drop column taken_over_at');
  }
}
