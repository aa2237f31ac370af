import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts received, documents pinned, a snapshot of each return, what was recorded and what was refused. */
export class ProcessTables1700000000010 implements MigrationInterface {
  readonly name = 'ProcessTables1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every fact the departments told, once per (source, subject, seq); the subject is <company>/<return no>.
      create table fact (
        source text not null,
        subject text not null,
        seq integer not null check (seq >= 1),
        fact_id uuid not null,
        kind text not null,
        via text not null,
        body jsonb not null,
        recorded_at timestamptz not null,
        received_at timestamptz not null default clock_timestamp(),
        -- received: to be delivered · waiting: its return has not started · delivered: Temporal has it ·
        -- late: the return was closed · unknown: still no return after ten minutes · refused: Temporal will not take it
        state text not null default 'received' check (state in ('received', 'waiting', 'delivered', 'late', 'unknown', 'refused')),
        state_at timestamptz not null default clock_timestamp(),
        -- whoever delivers it has it until then; afterwards anybody may
        claimed_until timestamptz not null default clock_timestamp(),
        failure text,
        -- what the process made of it, as confirmed to the department
        outcome text,
        applied_at timestamptz,
        primary key (source, subject, seq)
      );
      create index fact_undelivered on fact (subject, received_at) where state in ('received', 'waiting', 'unknown');
      create index fact_unapplied on fact (received_at) where state = 'delivered' and applied_at is null;
      create index fact_of_return on fact (subject);

      -- Policies and calendars by their hash; a start waits until both of its own are here.
      create table pinned_document (
        kind text not null check (kind in ('policy', 'calendar')),
        key text not null,
        version integer not null,
        sha256 text not null,
        body jsonb not null,
        received_at timestamptz not null default clock_timestamp(),
        primary key (kind, key, version, sha256)
      );

      -- One row per return, from its registration on.
      create table instance (
        subject text primary key,
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        customer_code text not null,
        workflow_id text not null constraint instance_workflow_once unique,
        policy_key text not null, policy_version integer not null, policy_sha256 text not null,
        calendar_key text not null, calendar_version integer not null, calendar_sha256 text not null,
        -- raised whenever PostgreSQL starts the return anew; null run id: the next run of this epoch that records is the return's
        epoch integer not null default 1,
        run_id text,
        opened_at timestamptz not null,
        started_at timestamptz,
        closed_at timestamptz,
        rev integer not null default 0,
        snapshot jsonb,
        status jsonb,
        due_at timestamptz,
        -- facts (source/seq) that reached the run without ever reaching the bridge: somebody sent its signal by hand
        strangers text[] not null default '{}',
        recorded_at timestamptz
      );
      create index instance_open on instance (subject) where closed_at is null;

      -- What each revision said: a repeat is recognised, other content under the same number too.
      create table recorded_revision (
        subject text not null references instance,
        run_id text not null,
        rev integer not null,
        hash text not null,
        first_seq integer not null,
        last_seq integer not null,
        recorded_at timestamptz not null default clock_timestamp(),
        primary key (subject, run_id, rev)
      );

      -- Attempts to record that were not taken; a person decides about 'foreign' and 'ahead', the rest is for the eye.
      create table fenced_record (
        subject text not null,
        run_id text not null,
        reason text not null check (reason in ('no_instance', 'foreign', 'ahead', 'recomputed')),
        standing_run_id text,
        standing_rev integer,
        request jsonb not null,
        attempts integer not null default 1,
        first_at timestamptz not null default clock_timestamp(),
        last_at timestamptz not null default clock_timestamp(),
        adopted_at timestamptz,
        adopted_by text,
        primary key (subject, run_id)
      );

      -- Operators' signals on their way to a desk, and what became of them.
      create table operator_entry (
        entry_id text primary key,
        subject text not null,
        signal text not null,
        kind text not null,
        desk text not null,
        staff text,
        entered_at timestamptz not null,
        outcome text check (outcome in ('taken', 'refused')),
        code text,
        settled_at timestamptz
      );
      create index operator_entry_of_return on operator_entry (subject, entered_at);

      -- What the reconciler found each time, newest kept longest.
      create table reconciliation (
        id bigint generated always as identity primary key,
        started_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        checked integer,
        findings jsonb
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reconciliation, operator_entry, fenced_record, recorded_revision, instance, pinned_document, fact');
  }
}
