/** Which returns a parcel is of: n:m, each pair once. */
import type { Transaction } from '@guitu/persistence/transaction';
import type { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { noParcel } from './parcel.js';

export interface Link { readonly companyCode: string; readonly returnNo: string; readonly parcelNo: string; readonly staff: string; /** UTC milliseconds */ readonly at: number }

/**
 * The parcel is of this return; a parcel that was not identified is so from now on, and nobody is asked about it any more. Takes
 * the parcel's row after the return's stream, as every way here does. False when the pair was known already.
 * @throws Problem 404
 */
export async function linkParcel(tx: Transaction, followUps: FollowUpDesk, { companyCode, returnNo, parcelNo, staff, at }: Link): Promise<boolean> {
  const [parcel] = await tx.query<{ id: string }>(
    `update parcel set state = 'identified' where company_code = $1 and parcel_no = $2 and state in ('unidentified', 'identified') returning id`, [companyCode, parcelNo]);
  if (parcel === undefined) throw noParcel();
  const added = await tx.execute('insert into parcel_return (parcel_id, company_code, return_no, matched_by, matched_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [parcel.id, companyCode, returnNo, staff, new Date(at)]);
  await followUps.close(tx, { companyCode, kind: 'identify_parcel', ref: parcelNo }, staff, 'identified', at);
  return added === 1;
}
