import { Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import { costLines } from './cost-lines.js';
import { COST_KINDS as KINDS, sumCosts } from './sum-costs.rules.js';

const Line = z.object({
  kind: z.enum(KINDS), amount: z.int().nullable(), hours: z.number().nullable(), item: z.string().nullable(), qty: z.string().nullable(), factId: z.string().nullable(), by: z.string().nullable(), at: Instant,
});
export const FailureCost = z.object({
  returnNo: z.string(),
  /** 分; everything that costs is left out for whom cost is not open to */
  cost: z.object({
    account: z.string().nullable(), lines: z.array(Line), byKind: z.array(z.object({ kind: z.enum(KINDS), amount: z.int() })), total: z.int(),
    unpriced: z.int().describe('lines without a price'),
  }).optional(),
}).meta({ id: 'FailureCost' });
export type FailureCost = z.infer<typeof FailureCost>;

/** Everything one return cost, line by line, and the account it goes to. */
export async function readCosts(database: Database, actor: Actor, returnNo: string): Promise<FailureCost> {
  const found = await costLines(database, { companyCode: actor.companyCode, plantCodes: actor.plantCodes, returnNo });
  const lines = found.map(({ kind, amount, hours, item, qty, factId, by, at }) => ({ kind, amount, hours, item, qty, factId, by, at }));
  const [account] = await database.query<{ account: string }>('select account from cost_account where company_code = $1 and return_no = $2', [actor.companyCode, returnNo]);
  return readable({ returnNo, cost: { account: account?.account ?? null, lines, ...sumCosts(lines) } }, readingRights(actor));
}
