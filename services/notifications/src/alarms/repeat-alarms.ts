import type { AlarmKind } from '@guitu/contracts/http/alarms';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { WARN_AGAIN_AFTER } from '../rules/notification-rules.js';
import { recipientsOf } from '../ringing/recipients.rules.js';
import { ALARM_KINDS, alarmMessage } from './alarm.rules.js';
import { noteOf, type AlarmDoors } from './raise-alarm.js';

interface Row { readonly company_code: string; readonly plant_code: string; readonly kind: AlarmKind; readonly ref: string; readonly role: string }

/** What is still wrong with the house rings again every day. */
export class RepeatAlarms {
  constructor(private readonly database: Database, private readonly doors: AlarmDoors) {}

  /** @returns how many warnings rang again */
  async execute(): Promise<number> {
    let rung = 0;
    while (await this.database.transaction((tx) => this.ringOne(tx))) rung += 1;
    return rung;
  }

  private async ringOne(tx: Transaction): Promise<boolean> {
    const { directory, ring, clock } = this.doors;
    const now = clock();
    const [row] = await tx.query<Row>(
      `with one as (select company_code, kind, ref from alarm where over_at is null and ring_again_at <= $1 order by ring_again_at limit 1 for update skip locked)
       update alarm a set ring_again_at = $2 from one where a.company_code = one.company_code and a.kind = one.kind and a.ref = one.ref returning a.*`, [new Date(now), new Date(now + WARN_AGAIN_AFTER)],
    );
    if (row === undefined) return false;
    const { company_code: companyCode, plant_code: plantCode, kind, ref, role } = row;
    await ring.execute(
      tx, { companyCode, plantCode, returnNo: '-', eventId: uuidv7(), occurredAt: new Date(now), rule: ALARM_KINDS[kind].rule },
      { ...alarmMessage(kind, ref, true), taskId: noteOf(kind, ref) }, recipientsOf(directory, { companyCode, plantCode }, [{ role }], now),
    );
    return true;
  }
}
