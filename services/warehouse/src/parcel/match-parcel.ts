import { subjectOf } from '@guitu/contracts/process-names';
import { ReturnNo } from '@guitu/contracts/scalars';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { isTooLongAgo } from '@guitu/task-desk/control/late-entry.rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RecordArrival } from '../arrival/record-arrival.js';
import { lockParcel, parcelById, type LockedParcel, type Parcel } from './parcel.js';

export const MatchParcelBody = z.strictObject({
  returnNos: z.array(ReturnNo).min(1).max(50),
  /** the parcel is identified already and holds goods of these returns too */
  also: z.boolean().default(false),
}).meta({ id: 'MatchParcel' });

/** 识别: the parcel holds goods of these returns. Each of them hears of the arrival, at the time the parcel came. */
@Injectable()
export class MatchParcel {
  constructor(private readonly journal: Journal, private readonly arrivals: RecordArrival) {}

  /** @throws Problem or AccessDenied 404: no such parcel here · 409: somebody has identified it meanwhile, or it has left · 422: returns that are not known, closed, or matched already */
  execute(command: Command, id: string, { returnNos, also }: z.infer<typeof MatchParcelBody>): Promise<Parcel> {
    const { actor } = command;
    const wanted = [...new Set(returnNos)];
    return command.run(async (tx) => {
      await this.journal.serialiseEach(tx, wanted.map((returnNo) => subjectOf(actor.companyCode, returnNo)));
      const parcel = await lockParcel(tx, actor, id);
      requireOpen(parcel, also);
      await this.requireMatchable(tx, command, parcel, wanted);
      for (const returnNo of wanted) {
        await this.arrivals.execute({ ...command, run: (work) => work(tx) }, {
          // one that has lain here for years arrives for its return now
          returnNo, ...(!isTooLongAgo(parcel.arrived_at.getTime(), Date.now()) && { performedAt: parcel.arrived_at.getTime() }),
          payload: { packages: parcel.packages, packagingBroken: parcel.packaging_broken, parcelNo: parcel.parcel_no, ...(parcel.waybill_ref !== null && { waybillRef: parcel.waybill_ref }) },
        });
      }
      return parcelById(tx, actor, id);
    });
  }

  private async requireMatchable(tx: Transaction, { actor }: Command, parcel: LockedParcel, wanted: readonly string[]): Promise<void> {
    const rows = await tx.query<{ return_no: string; closed: boolean; matched: boolean }>(
      `select return_no, closed, exists (select 1 from parcel_return r where r.parcel_id = $4 and r.return_no = s.return_no) as matched
       from return_status s where company_code = $1 and plant_code = $2 and return_no = any($3)`, [actor.companyCode, parcel.plant_code, wanted, parcel.id]);
    const faults = wanted.flatMap((returnNo, index): FieldError[] => {
      const found = rows.find((row) => row.return_no === returnNo);
      const fault = (zh: string, en: string): FieldError[] => [{ path: `returnNos.${index}`, zh: `${returnNo} ${zh}`, en: `${returnNo} ${en}` }];
      if (found === undefined) return fault('不是本厂的退货单。', 'is no return of this plant.');
      if (found.closed) return fault('已结案。', 'has ended.');
      return found.matched ? fault('已与此包裹关联。', 'is matched with this parcel already.') : [];
    });
    if (faults.length > 0) throw Problem.unprocessable('not-allowed', '退货单有误，请看各字段说明。', 'The returns are not right; see the fields.', faults);
  }
}

/** Of two people who say at once whose it is, the second is told that the first has. @throws Problem 409 */
function requireOpen({ state, parcel_no: no }: LockedParcel, also: boolean): void {
  if (state === 'identified' && !also) throw Problem.conflict('parcel-identified', `包裹 ${no} 已被识别；如还装有其他退货单的货物，请注明“同属”。`, `Somebody has identified the parcel ${no}; say "also" if it holds goods of further returns.`);
  if (state === 'refused' || state === 'sent_off') throw Problem.conflict('parcel-gone', `包裹 ${no} 已拒收或退回。`, `The parcel ${no} was refused or sent off.`);
}
