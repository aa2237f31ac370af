/** What the procedure says of a registered return, as the process judged it when it was registered: the same rules, asked again (product.md F3, F6). */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import type { FactBody } from '@guitu/contracts/fact';
import { factEventType } from '@guitu/contracts/fact-kinds';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { previewReturn, type ReturnPreview } from '@guitu/return-process/preview/preview-return';
import { contextOf } from '@guitu/return-process/return-process';

interface Row { register: FactBody | null; policy: ResolvedProfile; calendar: CalendarSnapshot }

/** Null while nothing is known of it beyond its number: an import that has not been heard of. */
export async function judgeAgain(from: Pick<Transaction | Database, 'query'>, companyCode: string, returnNo: string): Promise<ReturnPreview | null> {
  const [row] = await from.query<Row>(
    `select coalesce(
       (select t.body from timeline_entry t where t.company_code = $1 and t.return_no = $2 and t.source = 'returns' and t.type = $3 order by t.seq limit 1),
       (select j.body::jsonb from journal j where j.subject = $1 || '/' || $2 and j.type = $3 order by j.seq limit 1)) as register,
       p.document as policy, k.document as calendar
     from return_case c join policy_version p on p.key = c.policy_key and p.version = c.policy_version join calendar_version k on k.key = c.calendar_key and k.version = c.calendar_version
     where c.company_code = $1 and c.return_no = $2`, [companyCode, returnNo, factEventType('returns', 'register')],
  );
  if (row === undefined || row.register === null) return null;
  const { plantCode, recordedAt } = row.register;
  return previewReturn(contextOf(row.policy, row.calendar), { companyCode, plantCode, returnNo, register: { ...row.register, source: 'returns', seq: 1, receivedAt: recordedAt } });
}

/** Every line may come back by the rules alone. */
export const isGreen = (found: ReturnPreview | null): boolean => found !== null && found.lines.length > 0 && found.lines.every(({ verdict }) => verdict === 'ok');
