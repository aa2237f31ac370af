import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { PostingKind, PostingMode } from './vocabulary.js';

/** How this company's postings of a kind are booked; `manual` until somebody chose. */
export async function postingMode(from: Pick<Transaction | Database, 'query'>, companyCode: string, kind: PostingKind): Promise<PostingMode> {
  const [row] = await from.query<{ mode: PostingMode }>('select mode from posting_mode where company_code = $1 and kind = $2', [companyCode, kind]);
  return row?.mode ?? 'manual';
}

/** @param kinds a table of those somebody asks about */
export async function postingModes<K extends PostingKind>(from: Pick<Transaction | Database, 'query'>, companyCode: string, kinds: Readonly<Record<K, unknown>>): Promise<Record<K, PostingMode>> {
  const rows = await from.query<{ kind: PostingKind; mode: PostingMode }>('select kind, mode from posting_mode where company_code = $1', [companyCode]);
  const chosen = new Map(rows.map(({ kind, mode }) => [kind, mode]));
  return Object.fromEntries((Object.keys(kinds) as K[]).map((kind) => [kind, chosen.get(kind) ?? 'manual'])) as Record<K, PostingMode>;
}

/** From now on; postings that were ordered keep the mode they were ordered in. */
export async function choosePostingMode(tx: Transaction, companyCode: string, kind: PostingKind, mode: PostingMode, staff: string): Promise<void> {
  await tx.execute(
    `insert into posting_mode (company_code, kind, mode, set_by) values ($1, $2, $3, $4)
     on conflict (company_code, kind) do update set mode = excluded.mode, set_by = excluded.set_by, set_at = clock_timestamp()`, [companyCode, kind, mode, staff],
  );
}
