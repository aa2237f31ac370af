import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { FactBody } from '@guitu/contracts/fact';
import type { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { dateWords } from '../customer/customer-events.rules.js';
import { keepCustomerEvent } from '../customer/keep-customer-event.js';
import type { NotificationClock } from '../notification-clock.js';
import { localTime } from '../rules/quiet-hours.rules.js';
import { ownerOfReturn, personOrRole } from '../ringing/registrar.js';
import type { Ring } from '../ringing/ring.js';
import { ANSWERS, answerMessage, type Answering } from './askers.rules.js';

interface Heard { readonly fact_id: string; readonly company_code: string; readonly plant_code: string; readonly return_no: string; readonly kind: FactKind; readonly person: string | null; readonly role: string | null; readonly verdict: string | null; readonly promised_at: Date | null; readonly taken: boolean }

/** Both halves of an answer, in whatever order they come: who recorded it, and that the process has taken it. Then the asker hears, once per fact. */
export class TellAsker {
  constructor(private readonly directory: Directory, private readonly ring: Ring, private readonly clock: NotificationClock, private readonly zone: string) {}

  /** A department says who recorded what. */
  async recorded(tx: Transaction, { factId, companyCode, plantCode, returnNo, kind, by, taskId, payload, recordedAt }: FactBody): Promise<void> {
    const { verdict, promisedAt } = payload;
    await this.keep(tx, await tx.query<Heard>(
      `insert into recorded_fact (fact_id, company_code, plant_code, return_no, kind, person, role, task_id, verdict, promised_at, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (fact_id) do update set person = excluded.person, role = excluded.role, task_id = excluded.task_id, verdict = excluded.verdict, promised_at = excluded.promised_at, recorded_at = excluded.recorded_at
       returning *`,
      [factId, companyCode, plantCode, returnNo, kind, by.staff, by.role, taskId ?? null, typeof verdict === 'string' ? verdict : null, typeof promisedAt === 'number' ? new Date(promisedAt) : null, new Date(recordedAt)],
    ));
  }

  /** The process has taken it. @param at UTC ms */
  async taken(tx: Transaction, { factId, companyCode, plantCode, returnNo, kind }: Pick<FactBody, 'companyCode' | 'plantCode' | 'returnNo' | 'kind'> & { factId: string }, at: number): Promise<void> {
    await this.keep(tx, await tx.query<Heard>(
      `insert into recorded_fact (fact_id, company_code, plant_code, return_no, kind, taken, recorded_at) values ($1, $2, $3, $4, $5, true, $6)
       on conflict (fact_id) do update set taken = true returning *`, [factId, companyCode, plantCode, returnNo, kind, new Date(at)],
    ));
  }

  private async keep(tx: Transaction, [heard]: readonly Heard[]): Promise<void> {
    const answering = heard === undefined ? undefined : ANSWERS[heard.kind];
    if (heard === undefined || answering === undefined || !heard.taken || heard.person === null) return;
    const about = { companyCode: heard.company_code, plantCode: heard.plant_code, returnNo: heard.return_no };
    const now = this.clock.now();
    if (heard.promised_at !== null && heard.verdict === 'accept') {
      const { date } = localTime(heard.promised_at.getTime(), this.zone);
      await keepCustomerEvent(tx, about, `date.${date}`, dateWords(date), now);
    }
    const askers = (await this.askers(tx, about, answering, now)).filter(({ staff }) => staff !== heard.person);
    await this.ring.execute(tx, { ...about, eventId: heard.fact_id, occurredAt: new Date(now), rule: answering.rule }, answerMessage(answering.rule, { kind: heard.kind, returnNo: heard.return_no, verdict: heard.verdict }), askers);
  }

  private async askers(tx: Transaction, about: { companyCode: string; plantCode: string; returnNo: string }, { asker }: Answering, now: number) {
    if (asker === 'owner') return ownerOfReturn(tx, this.directory, about, now);
    const [row] = await tx.query<{ person: string; role: string }>(
      'select person, role from recorded_fact where company_code = $1 and return_no = $2 and kind = $3 and person is not null order by recorded_at desc limit 1', [about.companyCode, about.returnNo, asker],
    );
    return row === undefined ? [] : personOrRole(this.directory, about, row, now);
  }
}
