import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments of things that are no fact of a return, such as a parcel nobody announced; like those of a fact they are kept for ever. */
export class AttachmentKeptFor1700000000013 implements MigrationInterface {
  readonly name = 'AttachmentKeptFor1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what it belongs to, as '<what>/<id>', where that is no fact
      alter table attachment add column kept_for text;
      alter table attachment drop constraint attachment_whole, add constraint attachment_whole check (
        (kept_for is null and num_nulls(fact_id, plant_code, return_no, place) in (0, 4))
        or (kept_for is not null and num_nulls(fact_id, return_no) = 2 and num_nulls(plant_code, place) = 0));
      create unique index attachment_kept_place_once on attachment (kept_for, place) where kept_for is not null;
      drop index attachment_unused;
      create index attachment_unused on attachment (uploaded_at) where fact_id is null and kept_for is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index attachment_unused;
      create index attachment_unused on attachment (uploaded_at) where fact_id is null;
      drop index attachment_kept_place_once;
      alter table attachment drop constraint attachment_whole, add constraint attachment_whole check (num_nulls(fact_id, plant_code, return_no, place) in (0, 4));
      alter table attachment drop column kept_for;
    `);
  }
}
