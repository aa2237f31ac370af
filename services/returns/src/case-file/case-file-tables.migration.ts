import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read model of a return: built from the topics alone, in whatever order they come. */
export class CaseFileTables1700000000220 implements MigrationInterface {
  readonly name = 'CaseFileTables1700000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Facts of all departments and effects of the process. No foreign key: an entry may come before its return is known here.
      create table timeline_entry (
        company_code text not null,
        return_no text not null,
        source text not null,
        seq integer not null,
        plant_code text not null,
        event_id uuid not null,
        type text not null,
        -- when it counts: a fact's recordedAt, an effect's instant
        at timestamptz not null,
        body jsonb not null,
        primary key (company_code, return_no, source, seq)
      );
      create index timeline_in_order on timeline_entry (company_code, return_no, at, source, seq);

      -- How a return ended, with the process' final state: what a reopening starts from.
      create table return_end (
        company_code text not null,
        return_no text not null,
        plant_code text not null,
        seq integer not null,
        result text not null,
        closed_at timestamptz not null,
        state jsonb not null,
        primary key (company_code, return_no)
      );

      -- 结案后到达 · 无主事实: facts that no running process could take. Sales files each of them (design.md §4, bridge in).
      create table stray_fact (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        reason text not null check (reason in ('closed', 'unknown')),
        fact jsonb not null,
        reported_at timestamptz not null,
        filed_at timestamptz,
        filed_by text,
        -- what was done about it; free text
        note text,
        check ((filed_at is null) = (filed_by is null))
      );
      create index stray_fact_open on stray_fact (company_code, reported_at) where filed_at is null;

      -- The list of returns filters by the process' last statement.
      create index return_status_body on return_status using gin (body jsonb_path_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index return_status_body; drop table stray_fact, return_end, timeline_entry');
  }
}
