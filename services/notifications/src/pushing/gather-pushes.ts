import type { Directory } from '@guitu/identity/directory';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import type { ChannelName } from '../delivery/channel.js';
import { ACT_WITHIN_HOURS, RULES, type RuleKey } from '../rules/notification-rules.js';
import { presenceOf, ringsFrom, workedUntil } from '../rules/quiet-hours.rules.js';
import { handOn, type Waiting } from './hand-on.js';
import { pushMessage } from './push-message.js';
import { writeMessage } from './write-message.js';

export interface GatherPushesOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly people: () => PeopleRecords;
  readonly channels: readonly ChannelName[];
  readonly zone: string;
  /** UTC ms */
  readonly clock: () => number;
}

/**
 * Makes messages of list rows whose time to ring has come: one for all of the same person and rule. In quiet hours they wait for
 * their end; of somebody who is away by now they go on to whoever stands in; what was read or done meanwhile does not ring.
 */
export class GatherPushes {
  constructor(private readonly options: GatherPushesOptions) {}

  /** @returns how many messages were made */
  async execute(): Promise<number> {
    let made = 0;
    for (;;) {
      const outcome = await this.options.database.transaction((tx) => this.gatherOne(tx));
      if (outcome === 'none') return made;
      if (outcome === 'made') made += 1;
    }
  }

  private async gatherOne(tx: Transaction): Promise<'none' | 'made' | 'waits'> {
    const { clock, directory, people, zone, channels } = this.options;
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('guitu-gather-pushes', 0))`);
    const now = clock();
    await tx.execute('update notification set push_at = null where push_at <= $1 and message_id is null and (read_at is not null or done_at is not null)', [new Date(now)]);
    const rows = await tx.query<Waiting>(
      `with first as (select company_code, person, rule from notification where push_at <= $1 and message_id is null order by push_at, ord limit 1)
       select n.*, c.customer_code from notification n join first f using (company_code, person, rule)
         left join return_customer c on c.company_code = n.company_code and c.return_no = n.return_no
       where n.push_at is not null and n.message_id is null and n.read_at is null and n.done_at is null order by n.ord`, [new Date(now)],
    );
    const [first] = rows;
    if (first === undefined) return 'none';
    const whom = { companyCode: first.company_code, staff: first.person };
    const rule = first.rule as RuleKey;
    const away = directory.isAway(whom.companyCode, whom.staff, now);
    const own = away ? await handOn(tx, directory, rows, now) : rows;
    if (own.length === 0) return 'waits';
    const ords = own.map(({ ord }) => ord);
    // somebody who is away is rung only when there is nobody else
    const regardless = away || RULES[rule].breaksThrough;
    const presence = presenceOf(people(), whom);
    const from = regardless ? now : ringsFrom(presence, now, zone);
    if (from > now) {
      await tx.execute('update notification set push_at = $2 where ord = any($1)', [ords, new Date(from)]);
      return 'waits';
    }
    const id = await writeMessage(tx, { ...pushMessage(rule, own), regardless }, channels, now);
    await tx.execute('update notification set message_id = $2, act_by = $3 where ord = any($1)', [ords, id, new Date(workedUntil(presence, now, ACT_WITHIN_HOURS, zone))]);
    return 'made';
  }
}
