import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';

export interface FactNamed { readonly factId: string; readonly companyCode: string; readonly plantCode: string; readonly returnNo: string }
/** Something that is no fact of a return, as '<what>/<id>'. */
export interface ThingNamed { readonly keptFor: string; readonly companyCode: string; readonly plantCode: string }

/**
 * Gives these attachments to the fact, or the thing, that names them, in its own transaction and in their order.
 * @param staff who records it: nobody uses what somebody else has uploaded
 * @throws Problem 422 naming each that is unknown, somebody else's, used already, or named twice
 */
export async function attachToFact(tx: Transaction, ids: readonly string[], owner: FactNamed | ThingNamed, staff: string): Promise<void> {
  if (ids.length === 0) return;
  const { factId = null, returnNo = null, keptFor = null, companyCode, plantCode } = owner as Partial<FactNamed & ThingNamed>;
  const taken = await tx.query<{ id: string }>(
    `update attachment set fact_id = $2, company_code = $3, plant_code = $4, return_no = $5, place = named.place, kept_for = $7
     from (select id, min(place) as place from unnest($1::uuid[]) with ordinality as one (id, place) group by id having count(*) = 1) as named
     where attachment.id = named.id and attachment.fact_id is null and attachment.kept_for is null and attachment.company_code = $3 and attachment.staff = $6 returning attachment.id`,
    [ids, factId, companyCode, plantCode, returnNo, staff, keptFor],
  );
  const free = new Set(taken.map(({ id }) => id));
  const faults = ids.flatMap((id, index) => (free.has(id) ? [] : [{ path: `attachments.${index}`, zh: '附件不存在、已被使用或重复', en: 'No such attachment, used already, or named twice' }]));
  if (faults.length > 0) throw Problem.unprocessable('not-allowed', '附件有误，请看各字段说明。', 'The attachments are not valid; see the fields.', faults);
}
