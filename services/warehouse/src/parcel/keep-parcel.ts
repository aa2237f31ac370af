import { attachToFact } from '@guitu/attachments/attach-to-fact';
import { AttachmentIds } from '@guitu/contracts/http/command-body';
import { Code, Instant, PlantCode, ReasonCode } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { isTooLongAgo } from '@guitu/task-desk/control/late-entry.rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { parcelById, type Parcel } from './parcel.js';

/** 整体、标签、缺陷: who has to say whose it is was not there. */
const PHOTOS = 3;

export const KeepParcelBody = z.strictObject({
  plantCode: PlantCode,
  waybillRef: Code.optional(), carrierCode: Code.optional(),
  /** shelf; left out where the parcel is refused */
  areaCode: Code.optional(),
  packages: z.int().min(1).max(9999).default(1), packagingBroken: z.boolean().default(false),
  /** when it stood at the dock; without it now */
  arrivedAt: Instant.optional(),
  attachments: AttachmentIds,
  /** 拒收: not taken in, because of this */
  refused: z.strictObject({ reasonCode: ReasonCode }).optional(),
}).meta({ id: 'KeepParcel' });
export type KeepParcelBody = z.infer<typeof KeepParcelBody>;

/** 待识别: a parcel nobody announced is taken in, and sales is asked whose it is; or refused where the house does so (S003-02). */
@Injectable()
export class KeepParcel {
  constructor(private readonly followUps: FollowUpDesk) {}

  /** @throws AccessDenied 403/404: not his plant · Problem 409: the house refuses no parcels · 422: photos, shelf or time */
  execute(command: Command, body: KeepParcelBody): Promise<Parcel> {
    const { actor } = command;
    const { companyCode, staff } = actor;
    const { plantCode, refused } = body;
    requirePlace(actor, { companyCode, plantCode });
    return command.run(async (tx) => {
      if (refused !== undefined) await requireRefusing(tx, companyCode);
      const now = await databaseNow(tx);
      requireWhole(body, now);
      const parcelNo = await nextNumber(tx, companyCode);
      const id = uuidv7(now);
      const ended = refused === undefined ? [null, null, null] : [refused.reasonCode, staff, new Date(now)];
      await tx.execute(
        `insert into parcel (id, company_code, plant_code, parcel_no, state, waybill_ref, carrier_code, area_code, packages, packaging_broken, arrived_at, recorded_by, recorded_at, reason_code, ended_by, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [id, companyCode, plantCode, parcelNo, refused === undefined ? 'unidentified' : 'refused', body.waybillRef ?? null, body.carrierCode ?? null, body.areaCode ?? null, body.packages, body.packagingBroken,
          new Date(Math.min(body.arrivedAt ?? now, now)), staff, new Date(now), ...ended],
      );
      await attachToFact(tx, body.attachments, { keptFor: `parcel/${id}`, companyCode, plantCode }, staff);
      if (refused === undefined) await this.followUps.open(tx, { companyCode, plantCode, kind: 'identify_parcel', ref: parcelNo, returnNo: null }, now);
      return parcelById(tx, actor, id);
    });
  }
}

/** @throws Problem 422 */
function requireWhole({ attachments, areaCode, arrivedAt, refused }: KeepParcelBody, now: number): void {
  const faults = [
    ...(attachments.length < PHOTOS ? [{ path: 'attachments', zh: `至少 ${PHOTOS} 张照片：整体、标签、货物。`, en: `At least ${PHOTOS} photos: whole, label, goods.` }] : []),
    ...(areaCode === undefined && refused === undefined ? [{ path: 'areaCode', zh: '请写明存放的库区或货位。', en: 'Say on which shelf it stands.' }] : []),
    // clocks of devices may be a minute ahead
    ...(arrivedAt !== undefined && arrivedAt > now + 60_000 ? [{ path: 'arrivedAt', zh: '到货时间不能晚于现在。', en: 'It cannot have come after now.' }] : []),
    ...(arrivedAt !== undefined && isTooLongAgo(arrivedAt, now) ? [{ path: 'arrivedAt', zh: '到货时间早于两年前，请核对日期。', en: 'It would have come more than two years ago: check the date.' }] : []),
  ];
  if (faults.length > 0) throw Problem.unprocessable('not-allowed', '包裹资料不全，请看各字段说明。', 'The parcel is not described; see the fields.', faults);
}

/** @throws Problem 409 */
export async function requireRefusing(tx: Transaction, companyCode: string): Promise<void> {
  const [rule] = await tx.query<{ may: boolean }>('select may_refuse as may from parcel_rule where company_code = $1', [companyCode]);
  if (rule?.may !== true) throw Problem.conflict('no-refusing', '本公司制度不设资料关卡，不得拒收；请登记为待识别。', 'The house has no gate for papers at the dock: take the parcel in as unidentified.');
}

async function nextNumber(tx: Transaction, companyCode: string): Promise<string> {
  const [row] = await tx.query<{ last: number }>('insert into parcel_number as n (company_code, last) values ($1, 1) on conflict (company_code) do update set last = n.last + 1 returning last', [companyCode]);
  return `PK-${String(row?.last ?? 0).padStart(6, '0')}`;
}
