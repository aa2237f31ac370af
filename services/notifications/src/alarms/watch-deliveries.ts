import type { Database } from '@guitu/persistence/database';
import type { AlarmDoors } from './raise-alarm.js';
import { stateAlarms } from './state-alarms.js';

/** Looking every second would be idle work (ms). */
const LOOK_EVERY = 60_000;
/** So many failures of a channel within the hour, and nothing that went out, mean that it is down. */
const FAILURES = 3;
const HOUR = 3_600_000;
interface Row { readonly company_code: string; readonly channel: string; readonly unknown: number; readonly failed: number; readonly sent: number }

/**
 * A delivery whose fate nobody knows is a person's task, and a channel that takes nothing is a connector that is down: IT hears of
 * both, until they are settled.
 */
export class WatchDeliveries {
  private looked = 0;

  constructor(private readonly database: Database, private readonly doors: AlarmDoors) {}

  /** @returns how many warnings were raised or ended */
  async execute(): Promise<number> {
    const now = this.doors.clock();
    if (now - this.looked < LOOK_EVERY) return 0;
    this.looked = now;
    const rows = await this.database.query<Row>(
      `select m.company_code, d.channel, count(*) filter (where d.state = 'unknown')::integer as unknown,
         count(*) filter (where d.state = 'failed' and d.reason not in ('no-address', 'away', 'over') and d.answered_at > $1)::integer as failed,
         count(*) filter (where d.state = 'sent' and d.answered_at > $1)::integer as sent
       from delivery d join message m on m.id = d.message_id where d.state = 'unknown' or d.answered_at > $1 group by m.company_code, d.channel`, [new Date(now - HOUR)],
    );
    const wrong = rows.flatMap(({ company_code: companyCode, channel, unknown, failed, sent }) => [...(unknown > 0 ? [`${channel}-unknown`] : []), ...(failed >= FAILURES && sent === 0 ? [channel] : [])].map((ref) => (
      { kind: 'connector' as const, companyCode, plantCode: null, ref })));
    const { raised, ended } = await this.database.transaction((tx) => stateAlarms(tx, this.doors, { source: 'notifications.deliveries', kinds: ['connector'], wrong }));
    return raised + ended;
  }
}
