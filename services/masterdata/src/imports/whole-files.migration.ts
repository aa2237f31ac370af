import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of employees that name everybody. */
export class WholeFiles1700000000408 implements MigrationInterface {
  readonly name = 'WholeFiles1700000000408';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- last day of whoever the file does not name; null: nobody leaves by it. Employee numbers alone.
      alter table import_run add column leavers_last_day date, add column leavers text[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import_run drop column leavers, drop column leavers_last_day');
  }
}
