import type { QueryRunner } from 'typeorm';

/** A posting that was booked while its task was taken away ends by a person's word: booked back, or left standing. */
export async function addPostingEnds(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table posting
      -- 冲销: the document that took it back, where the other system keeps one
      add column reversal_no text,
      add column closed_by text,
      add column closed_at timestamptz,
      drop constraint posting_booked_with_number,
      -- what was booked keeps its number also when it was booked back
      add constraint posting_booked_with_number check (case state when 'booked' then voucher_no is not null and reversal_no is null when 'withdrawn' then (voucher_no is null) = (closed_at is null) else voucher_no is null and closed_at is null end),
      add constraint posting_closed_by_somebody check ((closed_by is null) = (closed_at is null) and (reversal_no is null or closed_at is not null));
    create unique index posting_reversal_once on posting (company_code, kind, reversal_no);
    create trigger closed_posting_is_for_ever before update of reversal_no, closed_by, closed_at on posting
      for each row when (old.closed_at is not null) execute function voucher_is_for_ever();
    drop index posting_looked_after;
    create index posting_looked_after on posting (company_code, ordered_at) where state in ('refused', 'unknown') or (state = 'booked' and fact_id is null and closed_at is null);
  `);
}

export async function dropPostingEnds(runner: QueryRunner): Promise<void> {
  await runner.query(`
    drop index posting_looked_after;
    create index posting_looked_after on posting (company_code, ordered_at) where state in ('refused', 'unknown') or (state = 'booked' and fact_id is null);
    drop trigger closed_posting_is_for_ever on posting;
    drop index posting_reversal_once;
    alter table posting drop constraint posting_closed_by_somebody, drop constraint posting_booked_with_number,
      drop column reversal_no, drop column closed_by, drop column closed_at,
      add constraint posting_booked_with_number check ((state = 'booked') = (voucher_no is not null));
  `);
}
