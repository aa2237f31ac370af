import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 重开: the word on which an ended return goes on. */
export class Reopening1700000000011 implements MigrationInterface {
  readonly name = 'Reopening1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Fact that reopened the return last; until its run has recorded it, every start of a run begins with it.
      alter table instance add column reopened_by uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance drop column reopened_by');
  }
}
