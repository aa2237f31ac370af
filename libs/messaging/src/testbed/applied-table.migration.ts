import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a test consumer did; no uniqueness, so that a double effect shows. */
export class AppliedTable1700000000002 implements MigrationInterface {
  readonly name = 'AppliedTable1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table applied (ord bigserial primary key, subject text not null, seq int not null, type text not null, n int not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table applied');
  }
}
