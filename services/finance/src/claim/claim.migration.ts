import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 索赔: what the house asks a carrier or a supplier to make good, with its own time limit (product.md §1 E10). Amounts in Fen. */
export class Claims1700000000512 implements MigrationInterface {
  readonly name = 'Claims1700000000512';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table claim (
        id uuid primary key default gen_random_uuid(),
        company_code text not null,
        plant_code text not null,
        return_no text not null,
        kind text not null check (kind in ('carrier', 'supplier')),
        -- of master data
        party_code text not null,
        reason_code text not null,
        amount bigint not null check (amount > 0),
        -- who follows it up
        owner text not null,
        -- from when its time runs, and until when it must be made known
        counts_from timestamptz not null,
        due_at timestamptz not null check (due_at > counts_from),
        opened_by text not null,
        opened_at timestamptz not null default clock_timestamp(),
        state text not null default 'open' check (state in ('open', 'accepted', 'refused', 'recovered')),
        -- what they answered
        granted bigint check (granted between 0 and amount),
        answer_code text,
        answered_by text,
        answered_at timestamptz,
        recovered bigint not null default 0,
        recovered_at timestamptz,
        -- never more comes back than they granted
        constraint recovered_within_granted check (recovered between 0 and coalesce(granted, 0)),
        check ((state = 'open') = (answered_at is null)),
        check ((state = 'open') = (granted is null)),
        check (state <> 'refused' or granted = 0),
        check ((state = 'recovered') = (granted > 0 and recovered = granted) or state = 'open')
      );
      -- the same loss is claimed of the same party once
      create unique index claim_once on claim (company_code, return_no, kind, party_code, reason_code);
      create index claim_due on claim (due_at) where state = 'open';
      create index claim_return on claim (company_code, return_no);

      -- Money that came back, once per voucher.
      create table claim_recovery (
        company_code text not null,
        voucher_no text not null,
        claim_id uuid not null references claim,
        amount bigint not null check (amount > 0),
        booked_by text not null,
        booked_at timestamptz not null default clock_timestamp(),
        primary key (company_code, voucher_no)
      );
      create index claim_recovery_of on claim_recovery (claim_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table claim_recovery, claim');
  }
}
