import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 跟进: what needs somebody though no running return asks for it, with its own durable clock. */
export class FollowUps1700000000312 implements MigrationInterface {
  readonly name = 'FollowUps1700000000312';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table follow_up (
        id uuid primary key,
        company_code text not null,
        plant_code text not null,
        kind text not null check (kind in ('identify_parcel', 'carrier_claim', 'count_difference')),
        -- number of the parcel, the count, the claim
        ref text not null,
        return_no text,
        opened_at timestamptz not null,
        due_at timestamptz not null,
        -- rungs of its ladder that were reached, and when the next one is
        rung integer not null default 0 check (rung >= 0),
        next_rung_at timestamptz not null,
        closed_at timestamptz,
        closed_by text,
        outcome_code text,
        constraint follow_up_once unique (company_code, kind, ref),
        check (num_nulls(closed_at, closed_by, outcome_code) in (0, 3))
      );
      create index follow_up_clock on follow_up (next_rung_at) where closed_at is null;
      create index follow_up_open on follow_up (company_code, plant_code, due_at) where closed_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table follow_up');
  }
}
