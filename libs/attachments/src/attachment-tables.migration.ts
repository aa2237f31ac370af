import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments of a department's facts. The bytes lie in the object store; a key is noted before anything is written under it. */
export class AttachmentTables1700000000012 implements MigrationInterface {
  readonly name = 'AttachmentTables1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stored_object (
        key text primary key,
        noted_at timestamptz not null default clock_timestamp()
      );

      create table attachment (
        id uuid primary key,
        company_code text not null,
        staff text not null,
        object_key text not null unique references stored_object,
        media_type text not null,
        bytes integer not null check (bytes > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        width integer,
        height integer,
        uploaded_at timestamptz not null default clock_timestamp(),
        -- the fact it belongs to, once one names it; it never belongs to another
        fact_id uuid references fact,
        plant_code text,
        return_no text,
        place integer,
        constraint attachment_whole check (num_nulls(fact_id, plant_code, return_no, place) in (0, 4)),
        constraint attachment_place_once unique (fact_id, place)
      );
      create index attachment_return on attachment (company_code, return_no) where return_no is not null;
      create index attachment_unused on attachment (uploaded_at) where fact_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment, stored_object');
  }
}
