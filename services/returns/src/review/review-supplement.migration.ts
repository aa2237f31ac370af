import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reviewer may also ask for papers (补资料), which is neither acceptance nor refusal. */
export class ReviewSupplement1700000000221 implements MigrationInterface {
  readonly name = 'ReviewSupplement1700000000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review drop constraint review_verdict_check, add constraint review_verdict_check check (verdict in ('accept', 'reject', 'supplement'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review drop constraint review_verdict_check, add constraint review_verdict_check check (verdict in ('accept', 'reject'))`);
  }
}
