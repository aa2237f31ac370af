import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The date agreed with the customer at 审核, to which a limit may run (S003-08, T36). */
export class ReviewPromise1700000000231 implements MigrationInterface {
  readonly name = 'ReviewPromise1700000000231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review add column promised_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review drop column promised_at');
  }
}
