import type { TaskReassigned } from '@guitu/contracts/events/task-reassigned';
import type { Transaction } from '@guitu/persistence/transaction';
import type { RuleKey } from '../rules/notification-rules.js';
import type { Message } from './message.rules.js';

interface Rung { readonly companyCode: string; readonly returnNo: string; readonly taskId: string | null; /** UTC ms */ readonly rungAt: number }

/** Keeps who does a late task now; given more time with it, the next rung waits by itself and whoever it is for hears it. */
export async function keepReassigned(tx: Transaction, { companyCode, returnNo, taskId, staff, newDue, at }: TaskReassigned): Promise<void> {
  if (newDue !== null) {
    await tx.execute('delete from reassigned_task where company_code = $1 and return_no = $2 and task_id = $3', [companyCode, returnNo, taskId]);
    return;
  }
  await tx.execute(
    `insert into reassigned_task (company_code, return_no, task_id, person, reassigned_at) values ($1, $2, $3, $4, $5)
     on conflict (company_code, return_no, task_id) do update set person = excluded.person, reassigned_at = excluded.reassigned_at`, [companyCode, returnNo, taskId, staff, new Date(at)],
  );
}

export interface EarlyRung { readonly eventId: string; readonly occurredAt: Date; readonly rule: RuleKey; readonly role: string; readonly message: Message }
interface EarlyRow { readonly event_id: string; readonly occurred_at: Date; readonly rule: RuleKey; readonly role: string; readonly kind: Message['kind']; readonly title_zh: string; readonly title_en: string; readonly text_zh: string; readonly text_en: string; readonly due_at: Date | null }

/**
 * The rung that was reached after the task was given away but heard before that was: its message is the new holder's, and rings
 * those no more whom it rang meanwhile. Null: none was, the next one will be his. @param now UTC ms
 */
export async function takeEarlyRung(tx: Transaction, { companyCode, returnNo, taskId, staff, newDue, at }: TaskReassigned, now: number): Promise<EarlyRung | null> {
  if (newDue !== null) return null;
  const [row] = await tx.query<EarlyRow>(
    `select event_id, occurred_at, rule, role, kind, title_zh, title_en, text_zh, text_en, due_at from notification
     where company_code = $1 and return_no = $2 and task_id = $3 and kind in ('remind', 'breach', 'escalate') and occurred_at > $4 and done_at is null order by occurred_at, ord limit 1`,
    [companyCode, returnNo, taskId, new Date(at)],
  );
  if (row === undefined) return null;
  await tx.execute('update notification set done_at = $3 where event_id = $1 and person <> $2 and done_at is null', [row.event_id, staff, new Date(now)]);
  const { event_id: eventId, occurred_at: occurredAt, rule, role, kind, due_at: due } = row;
  return { eventId, occurredAt, rule, role, message: { kind, taskId, dueAt: due?.getTime() ?? null, title: { zh: row.title_zh, en: row.title_en }, text: { zh: row.text_zh, en: row.text_en } } };
}

/** Whose a rung is since the task was given to somebody else, once: the rung after it climbs on. Null: everybody's it names. */
export async function takeReassigned(tx: Transaction, { companyCode, returnNo, taskId, rungAt }: Rung): Promise<string | null> {
  if (taskId === null) return null;
  const [row] = await tx.query<{ person: string }>('delete from reassigned_task where company_code = $1 and return_no = $2 and task_id = $3 and reassigned_at < $4 returning person', [companyCode, returnNo, taskId, new Date(rungAt)]);
  return row?.person ?? null;
}
