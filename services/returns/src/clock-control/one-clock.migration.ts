import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pause or resumption of one clock. */
export class OneClock1700000000224 implements MigrationInterface {
  readonly name = 'OneClock1700000000224';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- null: all clocks of the return
      alter table clock_control add column clock_id text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table clock_control drop column clock_id');
  }
}
