import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';

/** One paper as finance counts it: the original in its hands, or released by a person who answers for its absence. */
export interface PaperHeld {
  readonly code: string; readonly version: number; readonly formNo: string | null; readonly signers: readonly string[];
  /** an original on paper · a person let the settlement go on without it */
  readonly as: 'original' | 'released';
  readonly reasonCode: string | null; readonly by: string; readonly at: number;
}

/** Papers that count now, by code; those given back do not. */
export function papersHeld(from: Pick<Transaction | Database, 'query'>, companyCode: string, returnNo: string): Promise<PaperHeld[]> {
  return from.query<PaperHeld>(
    `select code, version, form_no as "formNo", signers, kept_as as "as", reason_code as "reasonCode", kept_by as by, floor(extract(epoch from kept_at) * 1000)::float8 as at
     from paper where company_code = $1 and return_no = $2 and given_back_at is null order by code`, [companyCode, returnNo],
  );
}
