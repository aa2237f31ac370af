import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 更正 of a count: a count of its own that names the one it stands for. */
export class ReceiptCorrections1700000000322 implements MigrationInterface {
  readonly name = 'ReceiptCorrections1700000000322';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table receipt add column corrects uuid references receipt');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table receipt drop column corrects');
  }
}
