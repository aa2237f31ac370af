import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MONEY_KINDS, type PostingKind } from './vocabulary.js';

/** Postings with their external keys, and the vouchers they became. One voucher for ever: the database itself refuses a second. */
export async function createPostingTables(runner: QueryRunner, kinds: readonly PostingKind[]): Promise<void> {
  const listed = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`
    create table posting (
      id uuid primary key default gen_random_uuid(),
      company_code text not null,
      plant_code text not null,
      return_no text not null,
      kind text not null check (kind in (${listed})),
      mode text not null check (mode in ('off', 'manual', 'connector')),
      -- what the process asked when it was ordered: one posting per statement of a task
      task_id text not null,
      task_rev integer not null,
      -- Fen, or steps of the unit that is ordered; never more than was approved when it was ordered
      amount bigint not null check (amount > 0),
      approved bigint not null,
      -- route of a refund, method of a credit, line of an order
      way text not null,
      -- what stands once it is booked, but for the number
      payload jsonb not null,
      -- SHA-256 of what was audited, where somebody audits
      content_hash text,
      -- Guitu's own document number, written into a field the other system can be asked by
      external_key text not null,
      state text not null check (state in ('queued', 'sending', 'booked', 'refused', 'unknown', 'withdrawn')),
      due_at timestamptz not null default clock_timestamp(),
      attempts integer not null default 0,
      -- while sending: from when its sender counts as dead
      claim_until timestamptz,
      -- from here on the other system may have booked it; before, it certainly has not
      handed_at timestamptz,
      voucher_no text,
      -- why it was refused or is unknown, as a code
      reason text check (reason ~ '^[a-z0-9-]{1,60}$'),
      ordered_by text not null,
      ordered_at timestamptz not null default clock_timestamp(),
      booked_at timestamptz,
      -- a person typed or confirmed the number
      settled_by text,
      -- the fact that told the process
      fact_id uuid,
      constraint posting_within_approved check (amount <= approved),
      constraint posting_key_once unique (company_code, external_key),
      constraint posting_booked_with_number check ((state = 'booked') = (voucher_no is not null)),
      constraint posting_claimed check ((state = 'sending') = (claim_until is not null))
    );
    -- never two vouchers for one posting: what was refused or withdrawn makes room for the next
    create unique index posting_once_per_task on posting (company_code, return_no, task_id, task_rev) where state not in ('refused', 'withdrawn');
    create index posting_queue on posting (due_at) where state = 'queued';
    create index posting_in_hand on posting (claim_until) where state = 'sending';
    create index posting_of_return on posting (company_code, return_no, ordered_at);
    create index posting_looked_after on posting (company_code, ordered_at) where state in ('refused', 'unknown') or (state = 'booked' and fact_id is null);

    create table voucher (
      company_code text not null,
      kind text not null,
      voucher_no text not null,
      posting_id uuid not null references posting,
      written_at timestamptz not null default clock_timestamp(),
      constraint voucher_no_once primary key (company_code, kind, voucher_no),
      constraint voucher_per_posting_once unique (posting_id)
    );

    create table posting_mode (
      company_code text not null,
      kind text not null check (kind in (${listed})),
      mode text not null check (mode in ('off', 'manual', 'connector')),
      set_by text not null,
      set_at timestamptz not null default clock_timestamp(),
      primary key (company_code, kind)
    );

    create function voucher_is_for_ever() returns trigger language plpgsql as $$
    begin
      raise exception 'a voucher is for ever: %', old.voucher_no using errcode = 'restrict_violation';
    end $$;
    create trigger voucher_is_for_ever before update or delete on voucher for each row execute function voucher_is_for_ever();
    create trigger booked_posting_is_for_ever before delete or update of voucher_no, amount, external_key, kind, company_code, return_no on posting
      for each row when (old.voucher_no is not null) execute function voucher_is_for_ever();
  `);
}

export async function dropPostingTables(runner: QueryRunner): Promise<void> {
  await runner.query('drop table posting_mode, voucher, posting; drop function voucher_is_for_ever');
}

/** Of money: finance's. */
export class PostingTables1700000000020 implements MigrationInterface {
  readonly name = 'PostingTables1700000000020';

  up(runner: QueryRunner): Promise<void> {
    return createPostingTables(runner, Object.keys(MONEY_KINDS) as PostingKind[]);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropPostingTables(runner);
  }
}
