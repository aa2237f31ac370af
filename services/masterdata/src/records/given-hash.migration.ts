import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a record was last made or confirmed from, so that the same row again costs one look-up. */
export class GivenHash1700000000407 implements MigrationInterface {
  readonly name = 'GivenHash1700000000407';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- sha-256 of the row as another system or a file gave it (unchanged-rows.ts); null: kept by hand since
      alter table master_record add column given_hash bytea check (length(given_hash) = 32);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table master_record drop column given_hash');
  }
}
