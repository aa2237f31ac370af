import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 期初在途 as this desk took each over, or did not; facts and tasks from before Guitu stand before number 1 of their return. */
export class TakeOvers1700000000018 implements MigrationInterface {
  readonly name = 'TakeOvers1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table take_over (
        company_code text not null,
        return_no text not null,
        plant_code text not null,
        -- its number in the system it comes from
        external_id text not null,
        taken_over_at timestamptz not null,
        heard_at timestamptz not null default clock_timestamp(),
        -- why nothing of it was written here: { seq, kind, code, zh, en, errors }; null: all of it was
        refused jsonb,
        primary key (company_code, return_no)
      );
      create index take_over_refused on take_over (company_code, plant_code) where refused is not null;

      -- a task that was answered before Guitu: any word of the process about it is newer
      alter table task drop constraint task_seq_check;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task drop constraint task_seq_check, add constraint task_seq_check check (seq >= 1) not valid;
      drop table take_over;
    `);
  }
}
