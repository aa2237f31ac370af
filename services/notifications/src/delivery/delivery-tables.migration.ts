import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be told outside the application, and every attempt to do so: one row per message and channel. No personal data. */
export class DeliveryTables1700000000302 implements MigrationInterface {
  readonly name = 'DeliveryTables1700000000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        -- An employee by his opaque id, or a customer by code; who that is, masterdata says at the moment of sending.
        person text,
        customer_code text,
        kind text not null,
        title_zh text not null,
        title_en text not null,
        text_zh text not null,
        text_en text not null,
        -- Where the card leads, as a path of the application.
        link text not null,
        -- Channels in the order in which they are tried.
        channels text[] not null check (cardinality(channels) > 0),
        created_at timestamptz not null,
        constraint message_one_addressee check ((person is null) <> (customer_code is null))
      );
      create index message_of_person on message (company_code, person, created_at);

      create table delivery (
        id uuid primary key default gen_random_uuid(),
        message_id uuid not null references message,
        channel text not null,
        -- Name of this delivery in the outer world; the same for every attempt.
        key text not null unique,
        state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown')),
        due_at timestamptz not null,
        attempts integer not null default 0,
        failures integer not null default 0,
        -- While sending: when the attempt began, and from when its sender counts as dead.
        claimed_at timestamptz,
        claim_until timestamptz,
        -- From here on the message may be out; before it, it certainly is not.
        handed_at timestamptz,
        answered_at timestamptz,
        -- The vendor's own number of the message.
        vendor_ref text,
        -- Why it failed, as a code; a vendor's own words may name people and are not kept.
        reason text check (reason ~ '^[a-z0-9-]{1,60}$'),
        settled_by text,
        constraint delivery_once unique (message_id, channel),
        constraint delivery_claimed check ((state = 'sending') = (claim_until is not null))
      );
      create index delivery_queue on delivery (due_at) where state = 'queued';
      create index delivery_in_hand on delivery (claim_until) where state = 'sending';
      create index delivery_looked_after on delivery (answered_at) where state in ('unknown', 'failed');

      -- Attempts of the last minutes, against the vendors' limits; of all replicas together.
      create table channel_use (
        channel text not null,
        bucket text not null,
        used_at timestamptz not null
      );
      create index channel_use_recent on channel_use (channel, bucket, used_at);
      -- A vendor that has said "too fast" is left alone until then.
      create table channel_pause (
        channel text primary key,
        until timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table channel_pause, channel_use, delivery, message');
  }
}
