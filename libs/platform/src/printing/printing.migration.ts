import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers and labels as they were printed: what stood on each version, and every print of it with its number. */
export class Printing1700000000016 implements MigrationInterface {
  readonly name = 'Printing1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row per paper, held while a version of it is made.
      create table printed_paper_head (
        company_code text not null,
        kind text not null,
        ref text not null,
        version integer not null check (version > 0),
        primary key (company_code, kind, ref)
      );

      create table printed_paper (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        kind text not null,
        -- number of the paper, or what the label is on
        ref text not null,
        version integer not null check (version > 0),
        return_no text not null,
        sheet jsonb not null,
        content_hash text not null,
        made_by text not null,
        made_at timestamptz not null,
        constraint printed_paper_once unique (company_code, kind, ref, version)
      );
      create index printed_paper_return on printed_paper (company_code, return_no, made_at);

      create table print_run (
        id uuid primary key,
        paper_id uuid not null references printed_paper,
        company_code text not null,
        plant_code text not null,
        -- 第 n 次打印
        print_no integer not null check (print_no > 0),
        copies integer not null check (copies between 1 and 50),
        -- null: printed by the browser of who asked
        printer_code text,
        state text not null check (state in ('queued', 'printed', 'failed')),
        reason_code text,
        asked_by text not null,
        asked_at timestamptz not null,
        ended_by text,
        ended_at timestamptz,
        constraint print_run_once unique (paper_id, print_no),
        constraint print_run_ended check ((state = 'queued') = (ended_at is null) and (ended_at is null) = (ended_by is null) and (state = 'failed') = (reason_code is not null))
      );
      create index print_run_queue on print_run (company_code, plant_code, asked_at) where state <> 'printed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table print_run, printed_paper, printed_paper_head');
  }
}
