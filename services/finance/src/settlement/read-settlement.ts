/** Where a return's money stands: what was proposed, audited, approved, booked and paid, and which papers are there (product.md §1 E1). */
import { Instant } from '@guitu/contracts/scalars';
import type { ReturnStatus } from '@guitu/contracts/status';
import { WaitingFor } from '@guitu/contracts/status';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import type { PostingRow } from '@guitu/postings/posting-row';
import { z } from 'zod';
import { auditStanding } from '../audit/audit-standing.js';
import { papersHeld } from '../papers/papers-held.js';
import { Posting, toPosting } from '../posting/read-postings.js';
import { blockersOf } from './blockers.rules.js';
import { paperChecklist } from './paper-checklist.rules.js';
import { PaperLine } from './paper-line.js';
import { settlementAccount } from './settlement-account.js';

const Fen = z.int().optional().describe('分; left out for whom amounts are not open to');
export const Settlement = z.object({
  returnNo: z.string(),
  /** the last proposal first, so that old and new stand side by side */
  proposals: z.array(z.object({ round: z.int(), gross: Fen, net: Fen, policy: z.string(), at: Instant })),
  papers: z.array(PaperLine),
  audit: z.object({ factId: z.string(), verdict: z.string(), net: Fen, by: z.string(), at: Instant, contentHash: z.string(), contentNow: z.string(), valid: z.boolean() }).nullable(),
  reviews: z.array(z.object({ level: z.int(), verdict: z.string(), amount: Fen, reasonCode: z.string().nullable(), by: z.string(), at: Instant })),
  account: z.object({ approved: Fen, posted: Fen, paid: Fen, redInvoiced: Fen }),
  postings: z.array(Posting),
  /** why the money does not move on, in words; empty when nothing holds it up here */
  blockedBy: z.array(LabelText.extend({ code: z.string() })),
  /** what the return waits for elsewhere, with owner and due time */
  waitingFor: z.array(WaitingFor),
}).meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof Settlement>;

export async function readSettlement(database: Database, actor: Actor, returnNo: string): Promise<Settlement> {
  const of = [actor.companyCode, returnNo] as const;
  const [proposals, held, audit, reviews, account, postings, [status], [asked]] = await Promise.all([
    database.query<Settlement['proposals'][number]>(
      `select round, gross::float8 as gross, net::float8 as net, body->'because'->>'policy' as policy, floor(extract(epoch from proposed_at) * 1000)::float8 as at
       from proposal where company_code = $1 and return_no = $2 order by seq desc`, of,
    ),
    papersHeld(database, ...of), auditStanding(database, ...of),
    database.query<Settlement['reviews'][number]>(
      `select level, verdict, amount::float8 as amount, reason_code as "reasonCode", recorded_by as by, floor(extract(epoch from recorded_at) * 1000)::float8 as at
       from settlement_review where company_code = $1 and return_no = $2 order by recorded_at`, of,
    ),
    settlementAccount(database, ...of),
    database.query<PostingRow>('select * from posting where company_code = $1 and return_no = $2 order by ordered_at, id', of),
    database.query<{ body: ReturnStatus }>('select body from return_status where company_code = $1 and return_no = $2', of),
    database.query<{ documents: string[] | null }>(`select body->'menu'->'documents' as documents from task where company_code = $1 and return_no = $2 and accepts = 'audit' order by seq desc limit 1`, of),
  ]);
  const papers = paperChecklist(asked?.documents ?? [], held);
  const settlement: Settlement = {
    returnNo, proposals, papers, audit, reviews, account, postings: postings.map(toPosting),
    blockedBy: blockersOf(papers, audit, postings), waitingFor: status?.body.waitingFor ?? [],
  };
  return readable(settlement, readingRights(actor));
}
