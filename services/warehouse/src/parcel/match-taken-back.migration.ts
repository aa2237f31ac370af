import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 撤回识别: a parcel that was taken for that of another return; an arrival that was none stays with the day it was taken back. */
export class MatchesTakenBack1700000000324 implements MigrationInterface {
  readonly name = 'MatchesTakenBack1700000000324';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parcel_match_taken_back (
        parcel_id uuid not null references parcel,
        company_code text not null,
        return_no text not null,
        matched_by text not null,
        matched_at timestamptz not null,
        reason_code text not null,
        taken_back_by text not null,
        taken_back_at timestamptz not null,
        primary key (parcel_id, return_no, matched_at)
      );
      alter table arrival add column taken_back_at timestamptz;
      -- a parcel is asked about again; of one thing there is one open follow-up
      alter table follow_up drop constraint follow_up_once;
      create unique index follow_up_open_once on follow_up (company_code, kind, ref) where closed_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index follow_up_open_once;
      alter table follow_up add constraint follow_up_once unique (company_code, kind, ref);
      alter table arrival drop column taken_back_at;
      drop table parcel_match_taken_back;
    `);
  }
}
