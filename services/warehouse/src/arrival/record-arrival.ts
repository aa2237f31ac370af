import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { linkParcel } from '../parcel/link-parcel.js';
import { Arrival } from './arrival.entity.js';

/** 到货: something of a return stands at the dock. The world does not wait for a task: recordable at any time. */
@Injectable()
export class RecordArrival extends FactAction<'arrive'> {
  readonly kind = 'arrive';

  constructor(desk: FactDesk, private readonly followUps: FollowUpDesk) {
    super(desk);
  }

  override async check({ companyCode, plantCode, payload: { parcelNo } }: Known<'arrive'>, tx: Transaction): Promise<FieldError[]> {
    if (parcelNo === undefined) return [];
    const [here] = await tx.query(`select 1 as here from parcel where company_code = $1 and plant_code = $2 and parcel_no = $3 and state in ('unidentified', 'identified')`, [companyCode, plantCode, parcelNo]);
    return here !== undefined ? [] : [{ path: 'parcelNo', zh: `本厂没有包裹 ${parcelNo}，或已拒收、退回。`, en: `The parcel ${parcelNo} is not in this plant, or was refused or sent off.` }];
  }

  override async write(tx: Transaction, { factId, companyCode, plantCode, returnNo, scope, payload, by, performedAt, recordedAt }: RecordedFactOf<'arrive'>): Promise<void> {
    const { packages, packagingBroken, waybillRef, parcelNo } = payload;
    await tx.manager.insert(Arrival, {
      factId, companyCode, plantCode, returnNo, consignment: scope?.consignment ?? null, packages, packagingBroken, waybillRef: waybillRef ?? null, parcelNo: parcelNo ?? null,
      arrivedAt: new Date(performedAt), recordedBy: by.staff, recordedAt: new Date(recordedAt),
    });
    if (parcelNo !== undefined) await linkParcel(tx, this.followUps, { companyCode, returnNo, parcelNo, staff: by.staff, at: recordedAt });
  }
}
