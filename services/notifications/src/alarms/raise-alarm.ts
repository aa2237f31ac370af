import type { AlarmKind, Wrong } from '@guitu/contracts/http/alarms';
import type { Directory } from '@guitu/identity/directory';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import { HOUSE_ROLE, WARN_AGAIN_AFTER } from '../rules/notification-rules.js';
import { noteDone } from '../ringing/note-done.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import type { Ring } from '../ringing/ring.js';
import { ALARM_KINDS, alarmMessage } from './alarm.rules.js';

export interface AlarmDoors { readonly directory: Directory; readonly ring: Ring; readonly clock: () => number }
export interface Placed { readonly companyCode: string; readonly plantCode: string }

/**
 * Rings once however often it is raised; what is over may be raised anew. As long as nobody can be told it is not raised: the next
 * statement tries again. @param source whose alarm it is, who alone ends it @returns whether it is new
 */
export async function raiseAlarm(tx: Transaction, doors: AlarmDoors, source: string, { companyCode, plantCode, kind, ref, returnNo, role, technical }: Omit<Wrong, 'companyCode' | 'plantCode'> & Placed): Promise<boolean> {
  const now = doors.clock();
  const { rule, again, zh, en } = ALARM_KINDS[kind];
  const owner = role ?? HOUSE_ROLE;
  const roles = [...new Set([owner, ...(technical === true ? [HOUSE_ROLE] : [])])];
  const recipients = recipientsOf(doors.directory, { companyCode, plantCode }, roles.map((one) => ({ role: one })), now);
  if (recipients.length === 0) return false;
  const raised = await tx.query(
    `insert into alarm (company_code, kind, ref, plant_code, role, title_zh, title_en, raised_at, ring_again_at, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (company_code, kind, ref) do update set plant_code = excluded.plant_code, role = excluded.role, raised_at = excluded.raised_at, ring_again_at = excluded.ring_again_at,
       source = excluded.source, over_at = null
       where alarm.over_at is not null returning kind`,
    [companyCode, kind, ref, plantCode, owner, zh, en, new Date(now), again ? new Date(now + WARN_AGAIN_AFTER) : null, source],
  );
  if (raised.length === 0) return false;
  await doors.ring.execute(
    tx, { companyCode, plantCode, returnNo: returnNo ?? '-', eventId: uuidv7(), occurredAt: new Date(now), rule }, { ...alarmMessage(kind, ref, false), taskId: noteOf(kind, ref) }, recipients,
  );
  return true;
}

/** It rings no more, and what was rung is done. */
export async function endAlarm(tx: Transaction, { clock }: AlarmDoors, { companyCode, kind, ref }: { readonly companyCode: string; readonly kind: AlarmKind; readonly ref: string }): Promise<void> {
  const now = clock();
  await tx.execute('update alarm set over_at = $4 where company_code = $1 and kind = $2 and ref = $3 and over_at is null', [companyCode, kind, ref, new Date(now)]);
  await noteDone(tx, companyCode, noteOf(kind, ref), now);
}

/** By which rows of the list are known to be about this warning. */
export const noteOf = (kind: AlarmKind, ref: string): string => `alarm/${kind}/${ref}`;
