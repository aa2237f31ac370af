import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies by Idempotency-Key; every service that takes commands lists this migration behind the messaging tables. */
export class Idempotency1700000000002 implements MigrationInterface {
  readonly name = 'Idempotency1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A key belongs to the person who used it, so nobody can read another's reply by guessing a key.
      create table idempotency (
        company_code text not null,
        staff text not null,
        key text not null,
        route text not null,
        body_hash bytea not null,
        -- set before the commit that makes the row visible
        reply json,
        created_at timestamptz not null default clock_timestamp(),
        primary key (company_code, staff, key)
      );
      create index idempotency_age on idempotency (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency');
  }
}
