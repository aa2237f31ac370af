import type { Transaction } from '@guitu/persistence/transaction';
import type { GatherPushesOptions } from '../pushing/gather-pushes.js';
import { writeMessage } from '../pushing/write-message.js';
import { presenceOf, type Whom } from '../rules/quiet-hours.rules.js';
import { countDigest, digestWords, slotAt, type OpenTask, type Slot } from './digest.rules.js';

interface Row { readonly company_code: string; readonly plant_code: string; readonly role: string; readonly head: string; readonly opened_at: Date; readonly due_at: Date | null }
/** Looking at everybody every second would be idle work (ms). */
const LOOK_EVERY = 60_000;
const DAY = 86_400_000;

/** One message per person and slot with what waits for him; once, whatever replica makes it. */
export class SendDigests {
  private looked = 0;

  constructor(private readonly options: GatherPushesOptions) {}

  /** @returns how many messages were made */
  async execute(): Promise<number> {
    const { clock, directory, people, zone, database } = this.options;
    const now = clock();
    if (now - this.looked < LOOK_EVERY) return 0;
    this.looked = now;
    const due = directory.everybody().flatMap(({ companyCode, staff }) => {
      const slot = slotAt(presenceOf(people(), { companyCode, staff }), now, zone);
      return slot === null ? [] : [{ whom: { companyCode, staff }, ...slot }];
    });
    if (due.length === 0) return 0;
    const tasks = await this.tasksByPerson(now);
    let made = 0;
    for (const { whom, slot, date } of due) {
      if (await database.transaction((tx) => this.make(tx, whom, slot, date, tasks.get(`${whom.companyCode}/${whom.staff}`) ?? [], now))) made += 1;
    }
    return made;
  }

  /** Open tasks of each person: those he would be asked for at present. */
  private async tasksByPerson(now: number): Promise<Map<string, OpenTask[]>> {
    const rows = await this.options.database.query<Row>('select company_code, plant_code, role, head, opened_at, due_at from open_task');
    const asked = new Map<string, readonly string[]>();
    const found = new Map<string, OpenTask[]>();
    for (const { company_code: companyCode, plant_code: plantCode, role, head, opened_at, due_at } of rows) {
      const key = [companyCode, plantCode, role, head].join('/');
      const staff = asked.get(key) ?? this.options.directory.recipients(companyCode, plantCode, role, head, undefined, now).map((one) => one.staff);
      asked.set(key, staff);
      for (const one of staff) found.set(`${companyCode}/${one}`, [...(found.get(`${companyCode}/${one}`) ?? []), { openedAt: opened_at.getTime(), dueAt: due_at?.getTime() ?? null }]);
    }
    return found;
  }

  private async make(tx: Transaction, { companyCode, staff }: Whom, slot: Slot, date: string, tasks: readonly OpenTask[], now: number): Promise<boolean> {
    const { channels, zone } = this.options;
    const [last] = await tx.query<{ made_at: Date }>('select made_at from digest where company_code = $1 and person = $2 order by made_at desc limit 1', [companyCode, staff]);
    const first = await tx.execute('insert into digest (company_code, person, local_date, slot, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [companyCode, staff, date, slot, new Date(now)]);
    if (first === 0) return false;
    const [unread] = await tx.query<{ n: number }>('select count(*)::integer as n from notification where company_code = $1 and person = $2 and read_at is null and held is null', [companyCode, staff]);
    const words = digestWords(countDigest(tasks, unread?.n ?? 0, now, last?.made_at.getTime() ?? now - DAY, zone));
    if (words === null) return false;
    const id = await writeMessage(tx, { companyCode, to: { person: staff }, kind: 'digest', ...words, link: '/inbox' }, channels, now);
    await tx.execute('update digest set message_id = $5 where company_code = $1 and person = $2 and local_date = $3 and slot = $4', [companyCode, staff, date, slot, id]);
    return true;
  }
}
