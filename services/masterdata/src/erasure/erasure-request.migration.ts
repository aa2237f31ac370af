import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures that somebody has asked for and another person has yet to sign, and what became of them. */
export class ErasureRequests1700000000405 implements MigrationInterface {
  readonly name = 'ErasureRequests1700000000405';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table erasure_request (
        -- the order, once it is signed, has the same id
        id uuid primary key,
        company_code text not null,
        staff text,
        customer_code text,
        reason_code text not null,
        asked_by text not null,
        asked_at timestamptz not null default clock_timestamp(),
        -- what whoever asked was shown: codes and counts
        effect jsonb not null,
        state text not null check (state in ('asked', 'done', 'refused')),
        -- who signed or refused; null: learned from the topic after a restore, by an order that did not say
        ended_by text,
        ended_at timestamptz,
        refusal_code text,
        constraint erasure_request_one_owner check ((staff is null) <> (customer_code is null)),
        constraint erasure_request_ended check ((state = 'asked') = (ended_at is null)),
        constraint erasure_request_two_people check (ended_by is null or state <> 'done' or ended_by <> asked_by)
      );
      create unique index erasure_request_once on erasure_request (company_code, coalesce(staff, ''), coalesce(customer_code, '')) where state = 'asked';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasure_request');
  }
}
