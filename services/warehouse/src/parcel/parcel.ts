/** A parcel as people see it. */
import { Code, Instant } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

export const PARCEL_STATES = ['unidentified', 'identified', 'refused', 'sent_off'] as const;
export const Parcel = z.object({
  id: z.uuid(), parcelNo: Code, plantCode: z.string(), state: z.enum(PARCEL_STATES),
  waybillRef: z.string().nullable(), carrierCode: z.string().nullable(), areaCode: z.string().nullable(), packages: z.int(), packagingBroken: z.boolean(),
  arrivedAt: Instant, recordedBy: z.string(), recordedAt: Instant,
  reasonCode: z.string().nullable(), endedBy: z.string().nullable(), endedAt: Instant.nullable(), endedWaybill: z.string().nullable(),
  returnNos: z.array(z.string()),
  /** ids for `GET attachments/{id}`, in their order */
  attachments: z.array(z.string()),
  /** 待识别: by when sales is to say whose it is, and how far its ladder has climbed */
  identify: z.object({ owner: z.string(), dueAt: Instant, late: z.boolean(), rung: z.int() }).nullable(),
}).meta({ id: 'Parcel' });
export type Parcel = z.infer<typeof Parcel>;

const instant = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;
const SELECT = `
  select p.id, p.parcel_no as "parcelNo", p.plant_code as "plantCode", p.state, p.waybill_ref as "waybillRef", p.carrier_code as "carrierCode", p.area_code as "areaCode", p.packages, p.packaging_broken as "packagingBroken",
    ${instant('p.arrived_at')} as "arrivedAt", p.recorded_by as "recordedBy", ${instant('p.recorded_at')} as "recordedAt",
    p.reason_code as "reasonCode", p.ended_by as "endedBy", ${instant('p.ended_at')} as "endedAt", p.ended_waybill as "endedWaybill",
    coalesce((select jsonb_agg(r.return_no order by r.return_no) from parcel_return r where r.parcel_id = p.id), '[]') as "returnNos",
    coalesce((select jsonb_agg(a.id order by a.place) from attachment a where a.kept_for = 'parcel/' || p.id), '[]') as attachments,
    (select jsonb_build_object('owner', 'sales', 'dueAt', ${instant('f.due_at')}, 'late', f.due_at < clock_timestamp(), 'rung', f.rung)
      from follow_up f where (f.company_code, f.kind, f.ref) = (p.company_code, 'identify_parcel', p.parcel_no) and f.closed_at is null) as identify
  from parcel p`;

/** Parcels in these states, the oldest first, two hundred at most; those of the plants where somebody works. */
export const parcelsIn = (database: Database, { companyCode, plantCodes }: Actor, { state, returnNo, parcelNo }: { state?: Parcel['state'] | undefined; returnNo?: string | undefined; parcelNo?: string | undefined }): Promise<Parcel[]> =>
  database.query<Parcel>(`${SELECT} where p.company_code = $1 and p.plant_code = any($2) and ($3::text is null or p.state = $3)
    and ($4::text is null or exists (select 1 from parcel_return r where r.parcel_id = p.id and r.return_no = $4)) and ($5::text is null or p.parcel_no = $5) order by p.arrived_at, p.parcel_no limit 200`, [companyCode, plantCodes, state ?? null, returnNo ?? null, parcelNo ?? null]);

/** @throws Problem or AccessDenied 404: none, or of another place */
export async function parcelById(database: Pick<Database | Transaction, 'query'>, actor: Actor, id: string): Promise<Parcel> {
  const [found] = await database.query<Parcel>(`${SELECT} where p.id = $1 and p.company_code = $2`, [id, actor.companyCode]);
  if (found === undefined) throw noParcel();
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: found.plantCode });
  return found;
}

export interface LockedParcel {
  readonly id: string; readonly parcel_no: string; readonly plant_code: string; readonly state: Parcel['state'];
  readonly waybill_ref: string | null; readonly packages: number; readonly packaging_broken: boolean; readonly arrived_at: Date;
}

/** Its row, locked until the transaction ends. @throws Problem or AccessDenied 404 */
export async function lockParcel(tx: Transaction, actor: Actor, id: string): Promise<LockedParcel> {
  const [row] = await tx.query<LockedParcel>('select * from parcel where id = $1 and company_code = $2 for update', [id, actor.companyCode]);
  if (row === undefined) throw noParcel();
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: row.plant_code });
  return row;
}

export const noParcel = (): Problem => Problem.notFound('没有这个包裹。', 'There is no such parcel.');
/** @throws Problem 409 unless nobody has decided about it */
export function requireUnidentified({ state, parcel_no: no }: LockedParcel): void {
  if (state !== 'unidentified') throw Problem.conflict('parcel-not-open', `包裹 ${no} 已识别、拒收或退回。`, `The parcel ${no} is identified, refused or sent off.`);
}
