import { ROLES } from '@guitu/identity/roles';
import type { Transaction } from '@guitu/persistence/transaction';
import type { GatherPushesOptions } from '../pushing/gather-pushes.js';
import { writeMessage } from '../pushing/write-message.js';
import { presenceOf, type Whom } from '../rules/quiet-hours.rules.js';
import { MOST_UNREAD } from '../inbox/unread.rules.js';
import { countDigest, digestWords, mondayOf, slotAt, type Slot, type Week } from './digest.rules.js';
import { tasksOfPeople, type TasksOfOne } from './tasks-of-people.js';

interface Reader extends Whom { readonly plantCodes: readonly string[]; readonly roles: readonly string[] }
/** Looking at everybody every second would be idle work (ms). */
const LOOK_EVERY = 60_000;
const DAY = 86_400_000;

/** One message per person and slot with what waits for him; once, whatever replica makes it. Heads and management get their week with Monday's. */
export class SendDigests {
  private looked = 0;

  constructor(private readonly options: GatherPushesOptions) {}

  /** @returns how many messages were made */
  async execute(): Promise<number> {
    const { clock, directory, people, zone, database } = this.options;
    const now = clock();
    if (now - this.looked < LOOK_EVERY) return 0;
    this.looked = now;
    const due = directory.everybody().flatMap(({ companyCode, staff, plantCodes, roles }) => {
      const slot = slotAt(presenceOf(people(), { companyCode, staff }), now, zone);
      return slot === null ? [] : [{ whom: { companyCode, staff, plantCodes, roles }, ...slot }];
    });
    if (due.length === 0) return 0;
    const tasks = await tasksOfPeople(database, directory, now);
    let made = 0;
    for (const { whom, slot, date } of due) {
      if (await database.transaction((tx) => this.make(tx, whom, slot, date, tasks.get(`${whom.companyCode}/${whom.staff}`) ?? { own: [], team: [] }, now))) made += 1;
    }
    return made;
  }

  private async make(tx: Transaction, whom: Reader, slot: Slot, date: string, { own, team }: TasksOfOne, now: number): Promise<boolean> {
    const { channels, zone } = this.options;
    const { companyCode, staff } = whom;
    const [last] = await tx.query<{ made_at: Date }>(`select made_at from digest where company_code = $1 and person = $2 and slot <> 'week' order by made_at desc limit 1`, [companyCode, staff]);
    const first = await tx.execute('insert into digest (company_code, person, local_date, slot, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [companyCode, staff, date, slot, new Date(now)]);
    if (first === 0) return false;
    const [unread] = await tx.query<{ n: number }>(`select count(*)::integer as n from (select 1 from notification where company_code = $1 and person = $2 and read_at is null and done_at is null and held is null limit ${MOST_UNREAD + 1}) counted`, [companyCode, staff]);
    const count = { open: team.length, overdue: team.filter(({ dueAt }) => dueAt !== null && dueAt < now).length };
    const week = slot === 'start' && answersFor(whom.roles).length > 0 ? await this.week(tx, whom, mondayOf(date), count, now) : null;
    const words = digestWords(countDigest(own, unread?.n ?? 0, now, last?.made_at.getTime() ?? now - DAY, zone), count, week);
    if (words === null) return false;
    const id = await writeMessage(tx, { companyCode, to: { person: staff }, kind: 'digest', ...words, link: '/inbox' }, channels, now);
    await tx.execute('update digest set message_id = $5 where company_code = $1 and person = $2 and local_date = $3 and slot = $4', [companyCode, staff, date, slot, id]);
    return true;
  }

  /** The week behind a head, with the first digest of each week; null when he has had it. */
  private async week(tx: Transaction, { companyCode, staff, plantCodes, roles }: Reader, monday: string, team: { open: number; overdue: number }, now: number): Promise<Week | null> {
    const first = await tx.execute(`insert into digest (company_code, person, local_date, slot, made_at) values ($1, $2, $3, 'week', $4) on conflict do nothing`, [companyCode, staff, monday, new Date(now)]);
    if (first === 0) return null;
    const [row] = await tx.query<{ breaches: number }>(
      `select count(distinct event_id)::integer as breaches from notification where company_code = $1 and plant_code = any($2) and rule = 'breach' and role = any($3) and created_at > $4 and created_at <= $5`,
      [companyCode, plantCodes, answersFor(roles), new Date(now - 7 * DAY), new Date(now)],
    );
    return { ...team, breaches: row?.breaches ?? 0 };
  }
}

/** Roles that somebody answers for: those whose head he is; the general manager for all. */
function answersFor(roles: readonly string[]): string[] {
  return Object.keys(ROLES).filter((key) => roles.includes('gm') || roles.includes(ROLES[key]?.head ?? ''));
}
