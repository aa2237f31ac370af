import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of a department's desk, the same in each department's database. Names of return, task and clock are unique per company only. */
export class DeskTables1700000000010 implements MigrationInterface {
  readonly name = 'DeskTables1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the process asks of this department: whole statements (body), upserted under the higher seq of the process's stream.
      create table task (
        company_code text not null,
        return_no text not null,
        task_id text not null,
        plant_code text not null,
        customer_code text not null,
        dept text not null,
        role text not null,
        head text not null,
        step text not null,
        accepts text not null,
        scope jsonb not null,
        round integer not null,
        level integer not null,
        rev integer not null check (rev >= 1),
        seq integer not null check (seq >= 1),
        state text not null check (state in ('open', 'asked_back', 'done', 'withdrawn')),
        opened_at timestamptz not null,
        due_at timestamptz,
        -- first on this desk; a person cannot be late before this
        visible_at timestamptz not null default clock_timestamp(),
        claimed_by text,
        claimed_at timestamptz,
        -- who gave it to claimed_by, when that was somebody else
        given_by text,
        given_why text,
        -- the fact that answered it here, which the process may not have heard yet
        answered_fact_id uuid,
        answered_rev integer,
        answered_at timestamptz,
        -- revision the desk handed back when the process asked for it
        handed_back_rev integer,
        body jsonb not null,
        primary key (company_code, return_no, task_id),
        check ((answered_fact_id is null) = (answered_rev is null))
      );
      create index task_pool on task (company_code, plant_code, role, due_at) where state = 'open' and answered_fact_id is null;
      create index task_holder on task (company_code, claimed_by) where state = 'open' and answered_fact_id is null;

      -- Every fact this department recorded, until when it was confirmed by the process.
      create table fact (
        fact_id uuid primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        seq integer not null,
        kind text not null,
        task_id text,
        task_rev integer,
        staff text not null,
        dept text not null,
        role text not null,
        via text not null,
        recorded_at timestamptz not null,
        confirmed_at timestamptz,
        outcome text,
        sent_again integer not null default 0,
        sent_again_at timestamptz,
        constraint fact_seq_once unique (company_code, return_no, seq)
      );
      create index fact_unconfirmed on fact (recorded_at) where confirmed_at is null;

      create table return_status (
        company_code text not null,
        return_no text not null,
        plant_code text not null,
        customer_code text not null,
        seq integer not null,
        closed boolean not null,
        stated_at timestamptz not null,
        body jsonb not null,
        primary key (company_code, return_no)
      );

      create table clock (
        company_code text not null,
        return_no text not null,
        clock_id text not null,
        plant_code text not null,
        task_id text,
        seq integer not null,
        state text not null,
        due_at timestamptz,
        body jsonb not null,
        primary key (company_code, return_no, clock_id)
      );

      -- Free text of people; it never leaves this database, facts carry its id.
      create table opinion (
        id uuid primary key,
        company_code text not null,
        return_no text not null,
        staff text not null,
        words text not null check (length(words) between 1 and 2000),
        written_at timestamptz not null default clock_timestamp()
      );
      create index opinion_return on opinion (company_code, return_no);

      create table saved_view (
        id uuid primary key,
        company_code text not null,
        staff text not null,
        name text not null check (length(name) between 1 and 60),
        query jsonb not null,
        saved_at timestamptz not null default clock_timestamp(),
        constraint saved_view_name_once unique (company_code, staff, name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view, opinion, clock, return_status, fact, task');
  }
}
