import { localDate, instantAt, nextDate } from '@guitu/masterdata-view/zoned-day.rules';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { costLines } from './cost-lines.js';
import { COST_KINDS, sumCosts } from './sum-costs.rules.js';

const Day = z.iso.date().describe('YYYY-MM-DD, a day where the company keeps its books');
export const CostsQuery = z.strictObject({ from: Day, to: Day.describe('the last day, counted') });
const Sum = z.object({ byKind: z.array(z.object({ kind: z.enum(COST_KINDS), amount: z.int() })), total: z.int(), unpriced: z.int() });
export const PeriodCosts = z.object({
  from: z.string(), to: z.string(),
  /** 分; left out for whom cost is not open to. The dearest returns first. */
  cost: Sum.extend({ returns: z.array(z.object({ returnNo: z.string(), total: z.int(), unpriced: z.int() })) }).optional(),
}).meta({ id: 'PeriodCosts' });
export type PeriodCosts = z.infer<typeof PeriodCosts>;
/** Days a period may have: a year and the day of a leap. */
const MOST_DAYS = 366;

const badPeriod = (zh: string, en: string): Problem => Problem.badRequest('invalid', zh, en, [{ path: 'to', zh, en }]);

/** What returns cost the reader's plants between two days, both counted. @throws Problem 400 it ends before it begins, or is longer than a year */
export async function readPeriodCosts(database: Database, actor: Actor, { from, to }: z.infer<typeof CostsQuery>, zone: string): Promise<PeriodCosts> {
  const [begins, ends] = [instantAt(from, 0, zone), instantAt(nextDate(to), 0, zone)];
  if (ends <= begins) throw badPeriod('截止日早于起始日。', 'It ends before it begins.');
  if (ends - begins > MOST_DAYS * 86_400_000) throw badPeriod(`最多 ${MOST_DAYS} 天。`, `At most ${MOST_DAYS} days.`);
  const lines = await costLines(database, { companyCode: actor.companyCode, plantCodes: actor.plantCodes, from: begins, to: ends });
  const returns = [...new Set(lines.map(({ returnNo }) => returnNo))].map((returnNo) => ({ returnNo, ...sumCosts(lines.filter((line) => line.returnNo === returnNo)) }));
  returns.sort((a, b) => b.total - a.total || a.returnNo.localeCompare(b.returnNo));
  return readable({ from: localDate(begins, zone), to, cost: { ...sumCosts(lines), returns: returns.map(({ returnNo, total, unpriced }) => ({ returnNo, total, unpriced })) } }, readingRights(actor));
}
