import type { ReturnStatus } from '@guitu/contracts/status';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { RungReachedV1 } from '@guitu/contracts/events/process-events';
import type { Label } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { readingRights } from '@guitu/identity/reading-rights';
import type { Database } from '@guitu/persistence/database';
import { answerSentence } from '@guitu/task-desk/returns/answer-sentence.rules';
import { readMoney, type Money } from '../answer/read-promise.js';
import { storyOf } from './story.rules.js';

export interface Story { readonly sentences: Label[]; readonly status: ReturnStatus | null; readonly money: Money['amount'] }
interface Registered { customer: string; day: string; reason: string | null; lines: { item: string; qty: string; unit: string }[]; status: ReturnStatus | null }

/** Built from what was heard of the return so far. @param zone in which days are written. The return must exist. */
export async function readStory(database: Database, reader: Actor, returnNo: string, zone: string): Promise<Story> {
  const at = [reader.companyCode, returnNo];
  const day = (column: string): string => `to_char(${column} at time zone $3, 'YYYY-MM-DD')`;
  const [[registered], told, [lates], money] = await Promise.all([
    database.query<Registered>(
      `select c.customer_code as customer, ${day('c.registered_at')} as day, c.attrs->>'reason' as reason, s.body as status,
         (select json_agg(json_build_object('item', l.item, 'qty', trim_scale(l.qty)::text, 'unit', l.unit) order by l.line) from return_line l where l.company_code = $1 and l.return_no = $2) as lines
       from return_case c left join return_status s using (company_code, return_no) where c.company_code = $1 and c.return_no = $2`, [...at, zone]),
    database.query<{ kind: FactKind; day: string; payload: Record<string, unknown> }>(
      `select body->>'kind' as kind, ${day('at')} as day, body->'payload' as payload from timeline_entry where company_code = $1 and return_no = $2 and source not in ('process', 'messages') order by at, source, seq`, [...at, zone]),
    database.query<{ n: number }>(`select count(distinct body->>'clockId')::int as n from timeline_entry where company_code = $1 and return_no = $2 and type = $3 and body->>'action' = 'breach'`, [...at, RungReachedV1.type]),
    readMoney(database, at),
  ]);
  if (registered === undefined) throw new Error(`return ${at.join('/')} is not registered`);
  const { customer, lines, reason, status } = registered;
  const goods = `${lines.slice(0, 3).map(({ item, qty, unit }) => `${item} ${qty} ${unit}`).join('、')}${lines.length > 3 ? ' …' : ''}`;
  const first = { zh: `${registered.day} 客户 ${customer} 申请退货：${goods}${reason === null ? '' : `，原因 ${reason}`}。`, en: `${registered.day} customer ${customer} applied to return ${goods}${reason === null ? '' : `, because of ${reason}`}.` };
  const wealthy = readingRights(reader).money === 'yes';
  const { zh, en } = answerSentence(returnNo, status, zone);
  return { sentences: storyOf(first, told, lates?.n ?? 0, { zh, en }, wealthy), status, money: wealthy ? money.amount : null };
}
