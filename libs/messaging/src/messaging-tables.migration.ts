import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Journal (outbox) and positions (inbox); every service lists this migration first. */
export class MessagingTables1700000000001 implements MigrationInterface {
  readonly name = 'MessagingTables1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Producing: last number given out per subject. The row lock makes numbers gap-free and commands of one subject serial.
      create table stream (
        subject text primary key,
        seq integer not null check (seq >= 0)
      );

      -- Every event this service ever said. ord grows with seq inside a subject, because it is drawn under the stream's row lock.
      create table journal (
        ord bigint generated always as identity primary key,
        id uuid not null constraint journal_id_once unique,
        subject text not null,
        seq integer not null check (seq >= 1),
        topic text not null,
        type text not null,
        headers jsonb not null default '{}',
        body json not null,
        recorded_at timestamptz not null default clock_timestamp(),
        sent_at timestamptz,
        constraint journal_seq_once unique (subject, seq)
      );
      create index journal_unsent on journal (ord) include (recorded_at) where sent_at is null;

      -- One row: heartbeat of the replica that sends.
      create table relay_leader (
        singleton boolean primary key default true check (singleton),
        holder uuid,
        beats bigint not null default 0,
        beat_at timestamptz not null default clock_timestamp()
      );
      insert into relay_leader default values;

      -- One row: raised by a restore, so that events of the lost future are told apart from new ones with the same number.
      create table incarnation (
        singleton boolean primary key default true check (singleton),
        value integer not null check (value >= 1)
      );
      insert into incarnation (value) values (1);

      -- Consuming: last number applied per source and subject.
      create table position (
        source text not null,
        subject text not null,
        last_seq integer not null check (last_seq >= 0),
        primary key (source, subject)
      );

      -- Events that may not be applied yet: after a gap, or behind (or being) one that failed.
      create table parked (
        source text not null,
        subject text not null,
        seq integer not null,
        kind text not null check (kind in ('gap', 'poison')),
        reason text not null,
        headers jsonb not null,
        value bytea,
        parked_at timestamptz not null default clock_timestamp(),
        primary key (source, subject, seq)
      );

      -- Records that no stream can own (unreadable key or headers, foreign source) and events a person decided to skip.
      create table dead_letter (
        id bigint generated always as identity primary key,
        topic text,
        partition integer,
        record_offset text,
        key bytea,
        headers jsonb not null,
        value bytea,
        digest text not null,
        reason text not null,
        stored_at timestamptz not null default clock_timestamp(),
        constraint dead_letter_once unique nulls not distinct (topic, partition, record_offset, digest)
      );

      -- Highest incarnation known of each source, and how many events of older ones were refused.
      create table source_incarnation (
        source text primary key,
        value integer not null,
        refused bigint not null default 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table source_incarnation, dead_letter, parked, position, incarnation, relay_leader, journal, stream');
  }
}
