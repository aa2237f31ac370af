import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After a restore the records are compared with Temporal's runs until nothing differs any more. */
export class AfterRestore1700000000012 implements MigrationInterface {
  readonly name = 'AfterRestore1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The incarnation whose records were found to agree with every run; null: they were not compared, or differed.
      alter table reconciliation add column agreed_incarnation integer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reconciliation drop column agreed_incarnation');
  }
}
