import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 三联单: the originals finance holds for a return (R21, S000-03 §6), and those it went on without by somebody's word. */
export class Papers1700000000503 implements MigrationInterface {
  readonly name = 'Papers1700000000503';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table paper (
        company_code text not null,
        return_no text not null,
        code text not null,
        -- a paper handed in again is its next version
        version integer not null check (version >= 1),
        plant_code text not null,
        kept_as text not null check (kept_as in ('original', 'released')),
        form_no text,
        -- roles that have signed it
        signers text[] not null,
        reason_code text,
        kept_by text not null,
        kept_at timestamptz not null default clock_timestamp(),
        given_back_at timestamptz,
        given_back_by text,
        given_back_why text,
        primary key (company_code, return_no, code, version),
        check (kept_as = 'released' or form_no is not null),
        check (kept_as = 'original' or reason_code is not null),
        check ((given_back_at is null) = (given_back_by is null))
      );
      -- one of each counts
      create unique index paper_in_force on paper (company_code, return_no, code) where given_back_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table paper');
  }
}
