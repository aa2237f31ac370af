import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 签收, line by line: what the branch counted beside what 验收 counted; lines of different units have no sum. */
export class SignoffLines1700000000435 implements MigrationInterface {
  readonly name = 'SignoffLines1700000000435';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table branch_signoff_line (
        fact_id uuid not null references branch_signoff (fact_id),
        line integer not null,
        qty numeric(18, 6) not null check (qty >= 0),
        -- what 验收 counted, as the task said
        asked numeric(18, 6) not null,
        primary key (fact_id, line)
      );
      alter table branch_signoff alter column qty drop not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from branch_signoff_line; drop table branch_signoff_line; alter table branch_signoff alter column qty set not null');
  }
}
