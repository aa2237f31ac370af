import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { AttachmentIds } from '@guitu/contracts/http/command-body';
import { Code, Instant, LineNo, PositiveQuantity, ReturnNo } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { statusOf } from '../stock/task-line.js';

/** 短少、多出、错货、破损、批号不符、缺配件 */
export const DISCREPANCY_CODES = ['short', 'over', 'wrong', 'damaged', 'batch_mismatch', 'accessories_missing'] as const;
/** What a carrier may have done to a parcel. */
const CARRIERS: readonly (typeof DISCREPANCY_CODES)[number][] = ['short', 'damaged'];

export const ReportDiscrepancyBody = z.strictObject({
  returnNo: ReturnNo, line: LineNo, code: z.enum(DISCREPANCY_CODES), qty: PositiveQuantity, attachments: AttachmentIds,
  /** waybill of the carrier who is to answer for it: the claim is due within 24 hours */
  claimOnWaybill: Code.optional(),
}).meta({ id: 'ReportDiscrepancy' });
export const DiscrepancyReported = z.object({
  id: z.uuid(), reportNo: z.string(), returnNo: z.string(), line: z.int(), code: z.enum(DISCREPANCY_CODES), qty: z.string(), reportedBy: z.string(), reportedAt: Instant, claim: z.object({ followUpId: z.uuid() }).nullable(),
}).meta({ id: 'DiscrepancyReported' });
export type DiscrepancyReported = z.infer<typeof DiscrepancyReported>;

/** 差异报告: code and photo per line, at the dock; damage and loss on the way are claimed from the carrier. */
@Injectable()
export class ReportDiscrepancy {
  constructor(private readonly followUps: FollowUpDesk) {}

  /** @throws Problem or AccessDenied 404: no such return here · 422: line, photos, or a claim for what no carrier does */
  execute(command: Command, { returnNo, line, code, qty, attachments, claimOnWaybill }: z.infer<typeof ReportDiscrepancyBody>): Promise<DiscrepancyReported> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    return command.run(async (tx) => {
      const status = await statusOf(tx, companyCode, returnNo);
      if (status === null) throw Problem.notFound('没有这张退货单。', 'There is no such return.');
      const { plantCode } = status;
      requirePlace(actor, { companyCode, plantCode });
      if (!status.lines.some((one) => one.line === line)) throw Problem.ofField('line', `退货单没有第 ${line} 行。`, `The return has no line ${line}.`);
      if (claimOnWaybill !== undefined && !CARRIERS.includes(code)) throw Problem.ofField('claimOnWaybill', '只有短少、破损可向承运人索赔。', 'Only loss and damage are claimed from a carrier.');
      const now = await databaseNow(tx);
      const id = uuidv7(now);
      const [number] = await tx.query<{ last: number }>('insert into discrepancy_number as n (company_code, last) values ($1, 1) on conflict (company_code) do update set last = n.last + 1 returning last', [companyCode]);
      const reportNo = `DF-${String(number?.last ?? 0).padStart(6, '0')}`;
      await tx.execute('insert into discrepancy_report (id, company_code, plant_code, return_no, report_no, line, code, qty, waybill_ref, reported_by, reported_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        [id, companyCode, plantCode, returnNo, reportNo, line, code, qty, claimOnWaybill ?? null, staff, new Date(now)]);
      await attachToFact(tx, attachments, { keptFor: `discrepancy/${id}`, companyCode, plantCode }, staff);
      const claim = claimOnWaybill === undefined ? null : { followUpId: await this.followUps.open(tx, { companyCode, plantCode, kind: 'carrier_claim', ref: reportNo, returnNo }, now) };
      return { id, reportNo, returnNo, line, code, qty, reportedBy: staff, reportedAt: now, claim };
    });
  }
}
