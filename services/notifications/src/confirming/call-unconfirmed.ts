import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { recipientsOf } from '../ringing/recipients.rules.js';
import type { Ring } from '../ringing/ring.js';
import { withHeads } from '../ringing/with-heads.js';

export interface CallUnconfirmedOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly ring: Ring;
  /** UTC ms */
  readonly clock: () => number;
}
interface Silent { readonly event_id: string; readonly company_code: string; readonly plant_code: string; readonly return_no: string; readonly roles: string[]; readonly people: number }

/** Who was told to stop work and has not said 已执行 in time: the heads get the list of those to be phoned, once per stop. */
export class CallUnconfirmed {
  constructor(private readonly options: CallUnconfirmedOptions) {}

  /** @returns how many lists were called out */
  async execute(): Promise<number> {
    let called = 0;
    while (await this.options.database.transaction((tx) => this.callOne(tx))) called += 1;
    return called;
  }

  private async callOne(tx: Transaction): Promise<boolean> {
    const { clock, directory, ring } = this.options;
    const now = clock();
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('guitu-call-unconfirmed', 0))`);
    const [silent] = await tx.query<Silent>(
      `select event_id, company_code, plant_code, return_no, array_agg(distinct role) as roles, count(*)::integer as people from notification
       where confirm_by <= $1 and confirmed_at is null and called_out_at is null and held is null and done_at is null
       group by event_id, company_code, plant_code, return_no order by min(confirm_by) limit 1`, [new Date(now)],
    );
    if (silent === undefined) return false;
    const { event_id, company_code: companyCode, plant_code: plantCode, return_no: returnNo, roles, people } = silent;
    await tx.execute('update notification set called_out_at = $2 where event_id = $1 and confirm_by is not null', [event_id, new Date(now)]);
    const heads = recipientsOf(directory, { companyCode, plantCode }, withHeads(roles.map((role) => ({ role }))).slice(roles.length), now);
    await ring.execute(tx, { companyCode, plantCode, returnNo, eventId: uuidv7(), occurredAt: new Date(now), rule: 'phone_list' }, {
      kind: 'notice', taskId: null, dueAt: null, title: { zh: `未确认执行：${returnNo}`, en: `Stop not confirmed: ${returnNo}` },
      text: { zh: `${returnNo} 暂停出货/生产，${people} 人未确认执行，请按电话名单联系。`, en: `${returnNo}: ${people} people have not confirmed the stop; please phone those on the list.` },
    }, heads);
    return true;
  }
}
