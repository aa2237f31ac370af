import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were tried and imported: what became of them, and the rows that were refused until somebody has mended them. */
export class ImportTables1700000000402 implements MigrationInterface {
  readonly name = 'ImportTables1700000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_run (
        id uuid primary key,
        company_code text not null,
        type text not null,
        source_system text not null,
        -- null: a dry run; else the dry run of the same file that was looked at first.
        dry_run_id uuid references import_run,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint not null check (bytes >= 0),
        heading jsonb not null,
        unknown_headings jsonb not null,
        counts jsonb not null,
        ignored jsonb not null,
        started_by text not null,
        ended_at timestamptz not null default clock_timestamp(),
        ms integer not null check (ms >= 0)
      );
      create index import_run_latest on import_run (company_code, ended_at desc);

      -- Rows as they came, for the error file; kept for a time (forget-refused-rows.ts).
      create table import_reject (
        run_id uuid not null references import_run on delete cascade,
        row_no integer not null,
        cells jsonb not null,
        faults jsonb not null,
        primary key (run_id, row_no)
      );

      -- Which heading of a foreign file is which field, saved under a name.
      create table import_mapping (
        company_code text not null,
        type text not null,
        name text not null,
        headings jsonb not null,
        saved_by text not null,
        saved_at timestamptz not null default clock_timestamp(),
        primary key (company_code, type, name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_mapping, import_reject, import_run');
  }
}
