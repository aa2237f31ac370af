/** 查件: any number → where its returns stand, in one sentence for the house and one for the customer. */
import { Injectable } from '@nestjs/common';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { workingMsBetween } from '@guitu/calendar/working-day';
import { formatDay } from '@guitu/calendar/civil-date';
import { localDay } from '@guitu/calendar/zone';
import type { ReturnStatus } from '@guitu/contracts/status';
import { DEPARTMENTS, type Label } from '@guitu/contracts/vocabulary';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import { ROLES } from '@guitu/identity/roles';
import { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { answerSentence } from '@guitu/task-desk/returns/answer-sentence.rules';
import type { z } from 'zod';
import { stageWords, type Answer, type CustomerAnswer, type ReturnAnswer } from './answer-object.js';
import { customerSentence } from './customer-sentence.rules.js';
import { findByNumber, MOST_RETURNS, type FoundReturn } from './find-by-number.js';
import { barOf, blockersOf } from './progress.rules.js';
import { promiseAndMoney, type PromisedDays } from './promise-and-money.rules.js';
import { readMoney, readPromise, type Money, type Promised } from './read-promise.js';

interface Row {
  return_no: string; plant_code: string; customer_code: string; registered_at: Date; status: ReturnStatus | null; calendar: CalendarSnapshot; now: Date;
  holders: { taskId: string; staff: string }[];
}

@Injectable()
export class AnswerNumber {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  /** @throws Problem 404 when no return and no delivery in the reader's plants carries the number */
  async inside(actor: Actor, q: string): Promise<z.infer<typeof Answer>> {
    const { returns, deliveryNo, label } = await findByNumber(this.database, actor, q);
    if (returns.length === 0 && deliveryNo === null) throw Problem.notFound(`没有找到 ${q}。`, `Nothing is known of ${q}.`);
    const shown = await Promise.all(returns.slice(0, MOST_RETURNS).map((found) => this.one(actor, found)));
    return { q, returns: shown, more: returns.length > MOST_RETURNS, sentence: sentenceOf(shown.map((one) => one.sentence), returns.length, q, deliveryNo), label };
  }

  /** The same for the customer. @throws Problem 404 also for a delivery without a return */
  async forCustomer(actor: Actor, q: string): Promise<z.infer<typeof CustomerAnswer>> {
    const { returns } = await this.inside(actor, q);
    if (returns.length === 0) throw Problem.notFound(`没有找到 ${q} 的退货。`, `There is no return of ${q}.`);
    const told = returns.map(({ returnNo, customerSentence: sentence, closed }) => ({ returnNo, sentence, closed }));
    return { returns: told, sentence: { zh: told.map(({ sentence }) => sentence.zh).join(''), en: told.map(({ sentence }) => sentence.en).join(' ') } };
  }

  private async one(actor: Actor, { returnNo, by }: FoundReturn): Promise<ReturnAnswer> {
    const at = [actor.companyCode, returnNo];
    const [[row], money, promised] = await Promise.all([
      this.database.query<Row>(
        `select c.return_no, c.plant_code, c.customer_code, c.registered_at, s.body as status, k.document as calendar, clock_timestamp() as now,
           (select coalesce(json_agg(json_build_object('taskId', t.task_id, 'staff', t.claimed_by)), '[]'::json) from task t
            where t.company_code = c.company_code and t.return_no = c.return_no and t.claimed_by is not null and t.state = 'open') as holders
         from return_case c join calendar_version k on k.key = c.calendar_key and k.version = c.calendar_version left join return_status s using (company_code, return_no)
         where c.company_code = $1 and c.return_no = $2`, at),
      readMoney(this.database, at), readPromise(this.database, at),
    ]);
    if (row === undefined) throw new Error(`return ${at.join('/')} was found and is not there`);
    const told = readable(objectOf(row, by, money, promised), readingRights(actor));
    return { ...told, sentence: answerSentence(returnNo, row.status, this.config.timeZone, promiseAndMoney(told.closed ? null : daysOf(row.calendar, promised), told.amount)) };
  }
}

function daysOf(calendar: CalendarSnapshot, promised: Promised | null): PromisedDays | null {
  if (promised === null) return null;
  const dayOf = (at: number): string => formatDay(localDay(calendar, at));
  return { day: dayOf(promised.at), changedFrom: promised.changedFrom === null ? null : dayOf(promised.changedFrom) };
}

function objectOf({ return_no, plant_code, customer_code, registered_at, status, calendar, now, holders }: Row, foundBy: string, money: Money, promised: Promised | null): Omit<ReturnAnswer, 'sentence'> {
  const { zh, en } = customerSentence(return_no, status, status?.closed === true ? null : (daysOf(calendar, promised)?.day ?? null));
  return {
    returnNo: return_no, plantCode: plant_code, customerCode: customer_code, registeredAt: registered_at.getTime(), closed: status?.closed ?? false, result: status?.result ?? null,
    stages: stageWords(status?.stages ?? []), bar: barOf(status, money.progress),
    waitingFor: (status?.closed === true ? [] : (status?.waitingFor ?? [])).map(({ taskId, dept, role, title, lines, counterparty, since, dueAt, late }) => ({
      taskId, dept, department: words(DEPARTMENTS[dept]), role, roleName: words(ROLES[role] ?? { zh: role, en: role }), person: holders.find((held) => held.taskId === taskId)?.staff ?? null,
      verb: title, lines, counterparty, since, dueAt, workingMsLeft: dueAt === null ? null : workingMsBetween(calendar, now.getTime(), dueAt),
      pausedReason: status?.paused?.reasonCode ?? null, late: late || (dueAt !== null && dueAt < now.getTime()),
    })),
    promisedToCustomer: promised?.at ?? null, promiseChangedFrom: promised?.changedFrom ?? null, amount: money.amount, blockedBy: blockersOf(status), foundBy, customerSentence: { zh, en },
  };
}
const words = ({ zh, en }: Label): Label => ({ zh, en });

function sentenceOf(sentences: readonly Label[], count: number, q: string, deliveryNo: string | null): Label {
  const [only] = sentences;
  if (only !== undefined && count === 1) return only;
  if (only === undefined) return { zh: `${q} 是发货单 ${deliveryNo ?? ''} 的号码，还没有退货。`, en: `${q} is known from delivery ${deliveryNo ?? ''}; nothing of it was returned.` };
  return { zh: `${q} 有 ${count > MOST_RETURNS ? `${MOST_RETURNS} 张以上` : `${count} 张`}退货单，最近一张：${only.zh}`, en: `${q} is in ${count > MOST_RETURNS ? `more than ${MOST_RETURNS}` : count} returns, the latest: ${only.en}` };
}
