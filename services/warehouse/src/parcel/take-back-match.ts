import { subjectOf } from '@guitu/contracts/process-names';
import { ReasonCode, ReturnNo } from '@guitu/contracts/scalars';
import { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { OverrideStep } from '@guitu/task-desk/control/override-step';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { databaseNow } from '@guitu/persistence/database-now';
import { FollowUpDesk } from '../follow-up/follow-up-desk.js';
import { FIRST_CONSIGNMENT } from '../receipt/first-consignment.js';
import { lockParcel, parcelById, type LockedParcel, type Parcel } from './parcel.js';

export const TakeBackMatchBody = z.strictObject({ returnNo: ReturnNo, reasonCode: ReasonCode }).meta({ id: 'TakeBackMatch' });
type TakeBackMatchBody = z.infer<typeof TakeBackMatchBody>;
/** Awaiting its goods: the step that an arrival completes (process-model.md §3). */
const AWAITING_GOODS = 'transport';

/**
 * 撤回识别, by a head: the parcel was not of that return, whose goods are awaited again. A parcel of no return is asked about anew.
 * What was counted is here: then the count is to be corrected, and the match stands.
 */
@Injectable()
export class TakeBackMatch {
  constructor(private readonly journal: Journal, private readonly followUps: FollowUpDesk, private readonly overrideStep: OverrideStep) {}

  /** @throws Problem or AccessDenied 404: no such parcel here · 403: no head · 409: not matched with it, the return has ended, its goods are counted */
  execute(command: Command, id: string, { returnNo, reasonCode }: TakeBackMatchBody): Promise<Parcel> {
    const { actor } = command;
    return command.run(async (tx) => {
      await this.journal.serialiseEach(tx, [subjectOf(actor.companyCode, returnNo)]);
      const parcel = await lockParcel(tx, actor, id);
      const now = await databaseNow(tx);
      await unlink(tx, command, parcel, { returnNo, reasonCode }, now);
      for (const consignment of await arrivalsTakenBack(tx, actor.companyCode, returnNo, parcel.parcel_no, now)) {
        await requireUncounted(tx, actor.companyCode, returnNo, consignment);
        await this.overrideStep.execute({ ...command, run: (work) => work(tx) }, { returnNo, scope: { consignment }, payload: { step: AWAITING_GOODS, act: 'reopen', reasonCode } });
      }
      await this.askAgain(tx, parcel, actor.companyCode, now);
      return parcelById(tx, actor, id);
    });
  }

  /** A parcel that is of no return any more stands there unidentified. */
  private async askAgain(tx: Transaction, { id, parcel_no: ref, plant_code: plantCode }: LockedParcel, companyCode: string, now: number): Promise<void> {
    const nobodys = await tx.execute(`update parcel set state = 'unidentified' where id = $1 and not exists (select 1 from parcel_return r where r.parcel_id = parcel.id)`, [id]);
    if (nobodys === 1) await this.followUps.open(tx, { companyCode, plantCode, kind: 'identify_parcel', ref, returnNo: null }, now);
  }
}

/** The pair is kept among those that were wrong. @throws Problem 409 */
async function unlink(tx: Transaction, { actor }: Command, { id, parcel_no: no }: LockedParcel, { returnNo, reasonCode }: TakeBackMatchBody, now: number): Promise<void> {
  const moved = await tx.execute(
    `with wrong as (delete from parcel_return where parcel_id = $1 and return_no = $2 returning *)
     insert into parcel_match_taken_back (parcel_id, company_code, return_no, matched_by, matched_at, reason_code, taken_back_by, taken_back_at)
     select parcel_id, company_code, return_no, matched_by, matched_at, $3, $4, $5 from wrong`, [id, returnNo, reasonCode, actor.staff, new Date(now)],
  );
  if (moved === 0) throw Problem.conflict('not-matched', `包裹 ${no} 未与 ${returnNo} 关联。`, `The parcel ${no} is not matched with ${returnNo}.`);
}

/** Its arrivals there came never; consignments of which no other arrival stands wait for their goods again. */
async function arrivalsTakenBack(tx: Transaction, companyCode: string, returnNo: string, parcelNo: string, now: number): Promise<string[]> {
  // an arrival that names no consignment completed the one whose goods were awaited then
  const rows = await tx.query<{ consignment: string; stands: boolean }>(
    `with of_return as (
       select a.fact_id, a.parcel_no = $3 as wrong, coalesce(a.consignment, (select t.body->'scope'->>'consignment' from task t
         where (t.company_code, t.return_no) = (a.company_code, a.return_no) and t.accepts = 'arrive' and t.visible_at <= a.recorded_at order by t.visible_at desc limit 1), $4) as consignment
       from arrival a where a.company_code = $1 and a.return_no = $2 and a.taken_back_at is null
     ), gone as (update arrival set taken_back_at = $5 where fact_id in (select fact_id from of_return where wrong))
     select consignment, bool_or(wrong is not true) as stands from of_return group by consignment having bool_or(wrong) order by consignment`,
    [companyCode, returnNo, parcelNo, FIRST_CONSIGNMENT, new Date(now)],
  );
  return rows.filter(({ stands }) => !stands).map(({ consignment }) => consignment);
}

/** @throws Problem 409 */
async function requireUncounted(tx: Transaction, companyCode: string, returnNo: string, consignment: string): Promise<void> {
  const [counted] = await tx.query('select 1 as found from receipt where company_code = $1 and return_no = $2 and consignment = $3 limit 1', [companyCode, returnNo, consignment]);
  if (counted !== undefined) throw Problem.conflict('goods-counted', `${returnNo} 已按此包裹验收，请更正验收数量。`, `The goods of ${returnNo} were counted from this parcel: correct the count.`);
}
