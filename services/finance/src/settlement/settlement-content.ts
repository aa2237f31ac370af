/**
 * What an audit is about: the proposal in force and the papers finance holds for it. Its SHA-256 is frozen with the audit, so that
 * any later change shows (product.md §1 E3).
 */
import type { ProcessEventBody } from '@guitu/contracts/events/process-events';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Database } from '@guitu/persistence/database';
import { hashOf } from '@guitu/platform/command/idempotency';
import { papersHeld, type PaperHeld } from '../papers/papers-held.js';

export type Proposal = ProcessEventBody<'amount-proposed'>;
export interface SettlementContent { readonly proposal: Proposal | null; readonly papers: readonly PaperHeld[] }
type From = Pick<Transaction | Database, 'query'>;

/** The proposal with the highest sequence; null before the process has worked anything out. */
export async function proposalInForce(from: From, companyCode: string, returnNo: string): Promise<Proposal | null> {
  const [row] = await from.query<{ body: Proposal }>('select body from proposal where company_code = $1 and return_no = $2 order by seq desc limit 1', [companyCode, returnNo]);
  return row?.body ?? null;
}

export async function settlementContent(from: From, companyCode: string, returnNo: string): Promise<SettlementContent> {
  return { proposal: await proposalInForce(from, companyCode, returnNo), papers: await papersHeld(from, companyCode, returnNo) };
}

/** Hexadecimal; the order in which fields were written does not matter. */
export const contentHash = (content: SettlementContent): string => hashOf(content).toString('hex');
