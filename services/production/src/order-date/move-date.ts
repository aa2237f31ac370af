import { OrderDateMovedV1, type OrderDateMoved } from '@guitu/contracts/events/order-date-moved';
import { Instant, ReasonCode } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { LateNotices } from '@guitu/task-desk/late-notices/late-notices';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { findWork, type Work } from './find-work.js';
import { dateFaults, DELAY_CAUSES, noticeOf, type DelayCause } from './order-date.rules.js';

/** `from`: the date the person saw, so that nobody moves a date that another has just moved. */
const Move = { from: Instant.nullable(), date: Instant, reasonCode: ReasonCode };
export const MoveDateBody = z.strictObject(Move).meta({ id: 'MoveOrderDate' });
export const DelayBody = z.strictObject({ ...Move, cause: z.enum(DELAY_CAUSES) }).meta({ id: 'DelayOrder' });
export const DateMoved = z.object({
  id: z.uuid(), no: z.string(), returnNo: z.string(), rev: z.int(), before: Instant.nullable(), date: Instant, why: z.enum(['moved', ...DELAY_CAUSES]), reasonCode: z.string(),
  noticeNo: z.string().nullable(), notice: LabelText.nullable(), movedBy: z.string(), movedAt: Instant,
}).meta({ id: 'OrderDateMoved' });
export type DateMoved = z.infer<typeof DateMoved>;

/** 改交期、延误: a date of production's work moves with its reason; sales and the customer's promise follow, a delay is told after-sales in writing. */
@Injectable()
export class MoveDate {
  constructor(private readonly journal: Journal, private readonly config: ServiceConfig, private readonly lateNotices: LateNotices) {}

  /** @param cause of a delay; absent: the date is moved · @throws Problem or AccessDenied 404 · 409: moved meanwhile, or the return has ended · 422: the date */
  execute(command: Command, no: string, { from, date, reasonCode, cause }: z.infer<typeof MoveDateBody> & { readonly cause?: DelayCause }): Promise<DateMoved> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const work = await findWork(tx, actor, no, true);
      const { now, closed, latest } = await standingOf(tx, companyCode, work);
      if (closed) throw Problem.conflict('return-closed', '退货单已结案。', 'The return has ended.');
      const before = work.due_at?.getTime() ?? null;
      if (before !== from) throw Problem.conflict('date-moved', '日期已被他人更改，请刷新。', 'Somebody has moved the date; load it again.');
      const faults = dateFaults({ date, before, now, delay: cause === undefined ? null : { latest }, zone: this.config.timeZone });
      if (faults.length > 0) throw Problem.unprocessable('not-allowed', '日期不符，请看各字段说明。', 'Not an allowed date; see the fields.', faults);
      const noticeNo = cause === undefined ? null : await nextNotice(tx, companyCode);
      const notice = cause === undefined || noticeNo === null ? null : noticeOf({ noticeNo, returnNo: work.return_no, no, cause, reasonCode, before, date }, this.config.timeZone);
      const moved: DateMoved = { id: uuidv7(now), no, returnNo: work.return_no, rev: await nextRev(tx, companyCode, no), before, date, why: cause ?? 'moved', reasonCode, noticeNo, notice, movedBy: staff, movedAt: now };
      await keep(tx, companyCode, work, moved);
      await this.tell(tx, command, work, moved);
      return moved;
    });
  }

  private async tell(tx: Transaction, { actor: { companyCode, staff }, traceparent }: Command, { plant_code: plantCode, portion }: Work, { id, no, returnNo, before, date, why, reasonCode, noticeNo, movedAt }: DateMoved): Promise<void> {
    const body: OrderDateMoved = { companyCode, plantCode, returnNo, moveId: id, no, portion, before, after: date, why, reasonCode, noticeNo, by: staff, at: movedAt };
    await this.lateNotices.given(tx, body);
    // no fact: the process passes it over
    await this.journal.append(tx, OrderDateMovedV1, { subject: `order/${companyCode}/${no}`, addressedTo: ['returns', 'notifications'], body, ...(traceparent !== undefined && { traceparent }) });
  }
}

/** The last limit of the procedure that runs on the portion, as far as it lies at this desk; limits are named scope/limit/edition. */
async function standingOf(tx: Transaction, companyCode: string, { return_no: returnNo, portion }: Work): Promise<{ now: number; closed: boolean; latest: number | null }> {
  const [row] = await tx.query<{ now: number; closed: boolean | null; latest: number | null }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, (select closed from return_status where company_code = $1 and return_no = $2) as closed,
       (select floor(extract(epoch from max(due_at)) * 1000)::float8 from clock where company_code = $1 and return_no = $2 and state = 'running' and body->>'kind' = 'sla' and split_part(clock_id, '/', 1) = $3) as latest`,
    [companyCode, returnNo, portion]);
  return { now: row?.now ?? Date.now(), closed: row?.closed ?? false, latest: row?.latest ?? null };
}

async function nextNotice(tx: Transaction, companyCode: string): Promise<string> {
  const [row] = await tx.query<{ last: number }>('insert into delay_notice_number as n (company_code, last) values ($1, 1) on conflict (company_code) do update set last = n.last + 1 returning last', [companyCode]);
  return `DN-${String(row?.last ?? 0).padStart(6, '0')}`;
}

async function nextRev(tx: Transaction, companyCode: string, no: string): Promise<number> {
  const [row] = await tx.query<{ rev: number }>('select coalesce(max(rev), 0) + 1 as rev from order_date where company_code = $1 and no = $2', [companyCode, no]);
  return row?.rev ?? 1;
}

async function keep(tx: Transaction, companyCode: string, { plant_code: plantCode, portion }: Work, { id, returnNo, no, rev, before, date, why, reasonCode, noticeNo, notice, movedBy, movedAt }: DateMoved): Promise<void> {
  await tx.execute(
    `insert into order_date (id, company_code, plant_code, return_no, no, rev, portion, before_at, date_at, why, reason_code, notice_no, notice, moved_by, moved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [id, companyCode, plantCode, returnNo, no, rev, portion, before === null ? null : new Date(before), new Date(date), why, reasonCode, noticeNo, notice === null ? null : JSON.stringify(notice), movedBy, new Date(movedAt)]);
}
