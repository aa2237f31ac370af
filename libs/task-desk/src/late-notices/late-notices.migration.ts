import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 滞后通知 as this desk has given or heard of them: what a procedure asks to be told in writing when a limit is missed, is thereby told. */
export class LateNotices1700000000017 implements MigrationInterface {
  readonly name = 'LateNotices1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table late_notice (
        company_code text not null,
        notice_no text not null,
        return_no text not null,
        -- portion or supply the work is about
        portion text,
        -- date it names
        until_at timestamptz not null,
        given_by text not null,
        given_at timestamptz not null,
        primary key (company_code, notice_no)
      );
      create index late_notice_return on late_notice (company_code, return_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table late_notice');
  }
}
