import { Code, Instant } from '@guitu/contracts/scalars';
import type { ReturnStatus } from '@guitu/contracts/status';
import { LabelText } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { findWork, type Work } from '../order-date/find-work.js';
import { lockOf } from './work-start.rules.js';

/** `lineCode`: the line it is begun on; absent: the one it was ordered on. */
export const StartBody = z.strictObject({ lineCode: Code.optional() }).meta({ id: 'StartWork' });
export const WorkStarted = z.object({
  no: z.string(), returnNo: z.string(), lineCode: z.string().nullable(), startedBy: z.string(), startedAt: Instant,
  /** why no more than the first article may be made yet; null: nothing stands in the way */
  locked: LabelText.nullable(),
}).meta({ id: 'WorkStarted' });
export type WorkStarted = z.infer<typeof WorkStarted>;

/** 开工: work of an order is begun, by scanning its number. Where a first article is asked for, the batch stays locked until that one is right. */
@Injectable()
export class StartWork {
  /** @throws Problem or AccessDenied 404: none here · 409: begun already, or the return has ended */
  execute(command: Command, no: string, { lineCode }: z.infer<typeof StartBody>): Promise<WorkStarted> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const work = await findWork(tx, actor, no, true);
      const { now, status, ordered_on: orderedOn } = await standingOf(tx, companyCode, work);
      if (status?.closed === true) throw Problem.conflict('return-closed', '退货单已结案。', 'The return has ended.');
      const started: WorkStarted = { no, returnNo: work.return_no, lineCode: lineCode ?? orderedOn, startedBy: staff, startedAt: now, locked: lockOf(status, work.portion) };
      const kept = await tx.execute(
        `insert into work_start (company_code, no, plant_code, return_no, portion, line_code, started_by, started_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [companyCode, no, work.plant_code, work.return_no, work.portion, started.lineCode, staff, new Date(now)]);
      if (kept === 0) throw Problem.conflict('already-started', '已经开工。', 'The work has begun already.');
      return started;
    });
  }
}

async function standingOf(tx: Transaction, companyCode: string, { no, return_no: returnNo }: Work): Promise<{ now: number; status: ReturnStatus | null; ordered_on: string | null }> {
  const [row] = await tx.query<{ now: number; status: ReturnStatus | null; ordered_on: string | null }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now, (select body from return_status where company_code = $1 and return_no = $2) as status,
       coalesce((select line_code from rework_order where company_code = $1 and order_no = $3), (select line_code from replenishment_order where company_code = $1 and order_no = $3)) as ordered_on`,
    [companyCode, returnNo, no]);
  return row ?? { now: Date.now(), status: null, ordered_on: null };
}
