import type { Transaction } from '@guitu/persistence/transaction';
import type { GatherPushesOptions } from './gather-pushes.js';
import { handOn, withoutReach, type Waiting } from './hand-on.js';

/** A message that no channel could take to its person: what it told goes on to his deputies and heads, once, and the list says why. */
export class ReachOthers {
  constructor(private readonly options: Pick<GatherPushesOptions, 'database' | 'people' | 'clock'>) {}

  /** @returns how many messages were looked after */
  async execute(): Promise<number> {
    let done = 0;
    while (await this.options.database.transaction((tx) => this.handOnOne(tx))) done += 1;
    return done;
  }

  private async handOnOne(tx: Transaction): Promise<boolean> {
    const now = this.options.clock();
    const [message] = await tx.query<{ id: string; company_code: string; person: string }>(
      `select m.id, m.company_code, m.person from message m
       where m.handed_on_at is null and m.person is not null and m.created_at > $1
         and exists (select 1 from delivery d where d.message_id = m.id and d.state = 'failed' and (d.reason = 'away' or d.channel = m.channels[cardinality(m.channels)]))
         and not exists (select 1 from delivery d where d.message_id = m.id and d.state <> 'failed')
       order by m.created_at limit 1 for update of m skip locked`, [new Date(now - 7 * 86_400_000)],
    );
    if (message === undefined) return false;
    await tx.execute('update message set handed_on_at = $2 where id = $1', [message.id, new Date(now)]);
    const rows = await tx.query<Waiting>('select *, null as customer_code from notification where message_id = $1 and read_at is null and done_at is null order by ord', [message.id]);
    await handOn(tx, withoutReach(this.options.people(), message.company_code, message.person, now), rows, now, 'unreachable');
    return true;
  }
}
