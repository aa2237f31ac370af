import { z } from 'zod';
import { Code, CompanyCode, PlantCode, ReturnNo, RoleKey } from '@guitu/contracts/scalars';
import type { Directory } from '@guitu/identity/directory';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import { HOUSE_ROLE, WARN_AGAIN_AFTER } from '../rules/notification-rules.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import type { Ring } from '../ringing/ring.js';
import { ALARM_KINDS, alarmMessage, type AlarmKind } from './alarm.rules.js';

export const AlarmBody = z.strictObject({
  companyCode: CompanyCode, plantCode: PlantCode,
  kind: z.enum(Object.keys(ALARM_KINDS) as [AlarmKind, ...AlarmKind[]]),
  /** what it is about, the same each time it is said: number of the posting, host, channel */
  ref: Code,
  /** a return it stops, if any */
  returnNo: ReturnNo.optional(),
  /** role of the department that owns it; without it, or when it is technical, IT hears of it */
  role: RoleKey.optional(), technical: z.boolean().optional(),
  state: z.enum(['raised', 'over']),
}).meta({ id: 'Alarm' });
export type AlarmBody = z.infer<typeof AlarmBody>;

export interface AlarmDoors { readonly directory: Directory; readonly ring: Ring; readonly clock: () => number }

/** Rings once however often it is raised; what is over rings no more, and may be raised anew. @returns whether anything changed */
export async function raiseAlarm(tx: Transaction, doors: AlarmDoors, { companyCode, plantCode, kind, ref, returnNo, role, technical, state }: AlarmBody): Promise<{ changed: boolean }> {
  const now = doors.clock();
  const about = noteOf(kind, ref);
  const key = [companyCode, kind, ref];
  if (state === 'over') {
    const changed = await tx.execute('update alarm set over_at = $4 where company_code = $1 and kind = $2 and ref = $3 and over_at is null', [...key, new Date(now)]);
    await tx.execute('update notification set done_at = $3 where company_code = $1 and task_id = $2 and done_at is null', [companyCode, about, new Date(now)]);
    return { changed: changed > 0 };
  }
  const { rule, again, zh, en } = ALARM_KINDS[kind];
  const owner = role ?? HOUSE_ROLE;
  const raised = await tx.query(
    `insert into alarm (company_code, kind, ref, plant_code, role, title_zh, title_en, raised_at, ring_again_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (company_code, kind, ref) do update set plant_code = excluded.plant_code, role = excluded.role, raised_at = excluded.raised_at, ring_again_at = excluded.ring_again_at, over_at = null
       where alarm.over_at is not null returning kind`,
    [...key, plantCode, owner, zh, en, new Date(now), again ? new Date(now + WARN_AGAIN_AFTER) : null],
  );
  if (raised.length === 0) return { changed: false };
  const roles = [...new Set([owner, ...(technical === true ? [HOUSE_ROLE] : [])])];
  await doors.ring.execute(
    tx, { companyCode, plantCode, returnNo: returnNo ?? '-', eventId: uuidv7(), occurredAt: new Date(now), rule },
    { ...alarmMessage(kind, ref, false), taskId: about }, recipientsOf(doors.directory, { companyCode, plantCode }, roles.map((one) => ({ role: one })), now),
  );
  return { changed: true };
}

/** By which rows of the list are known to be about this warning. */
export const noteOf = (kind: AlarmKind, ref: string): string => `alarm/${kind}/${ref}`;
