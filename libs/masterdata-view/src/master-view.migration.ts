import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department's read-only picture of master data; services that use it list this migration. */
export class MasterView1700000000003 implements MigrationInterface {
  readonly name = 'MasterView1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last word on each record. It is never written but by the reader of the compacted topic.
      create table master_view (
        type text not null,
        company_code text not null,
        code text not null,
        -- Of masterdata's database: raised by a restore, after which versions count anew.
        incarnation integer not null check (incarnation >= 1),
        version integer not null check (version >= 1),
        -- null: deleted. The row stays, so that an older version that comes late does not bring it back.
        body jsonb,
        applied_at timestamptz not null default clock_timestamp(),
        primary key (type, company_code, code)
      );
      create index master_view_there on master_view (type, company_code) where body is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table master_view');
  }
}
