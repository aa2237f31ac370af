import type { Database } from '@guitu/persistence/database';
import { CHANNELS } from '../delivery/channel.js';
import { raiseAlarm, type AlarmDoors } from './raise-alarm.js';

/** Looking every second would be idle work (ms). */
const LOOK_EVERY = 60_000;
/** So many failures of a channel within the hour, and nothing that went out, mean that it is down. */
const FAILURES = 3;
const HOUR = 3_600_000;
/** Warnings of this watch; those of others are theirs to end. */
const WATCHED = new RegExp(`^(${CHANNELS.join('|')})(-unknown)?$`);

interface Warned { readonly company_code: string; readonly plant_code: string; readonly ref: string }
interface Row { readonly company_code: string; readonly channel: string; readonly unknown: number; readonly failed: number; readonly sent: number; readonly plant_code: string | null }

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
         count(*) filter (where d.state = 'failed' and d.reason not in ('no-address', 'away') and d.answered_at > $1)::integer as failed,
         count(*) filter (where d.state = 'sent' and d.answered_at > $1)::integer as sent,
         (select plant_code from notification n where n.company_code = m.company_code order by ord desc limit 1) as plant_code
       from delivery d join message m on m.id = d.message_id where d.state = 'unknown' or d.answered_at > $1 group by m.company_code, d.channel`, [new Date(now - HOUR)],
    );
    const open = await this.database.query<Warned>(`select company_code, plant_code, ref from alarm where kind = 'connector' and over_at is null`);
    const wrong = rows.flatMap(({ company_code, plant_code, channel, unknown, failed, sent }): Warned[] => (plant_code === null ? [] : [
      ...(unknown > 0 ? [{ company_code, plant_code, ref: `${channel}-unknown` }] : []), ...(failed >= FAILURES && sent === 0 ? [{ company_code, plant_code, ref: channel }] : []),
    ]));
    const isIn = (list: readonly Warned[], one: Warned): boolean => list.some(({ company_code, ref }) => company_code === one.company_code && ref === one.ref);
    const news = [...wrong.filter((one) => !isIn(open, one)).map((one) => ({ ...one, state: 'raised' as const })), ...open.filter((one) => WATCHED.test(one.ref) && !isIn(wrong, one)).map((one) => ({ ...one, state: 'over' as const }))];
    for (const { company_code: companyCode, plant_code: plantCode, ref, state } of news) {
      await this.database.transaction((tx) => raiseAlarm(tx, this.doors, { companyCode, plantCode, kind: 'connector', ref, state }));
    }
    return news.length;
  }
}
