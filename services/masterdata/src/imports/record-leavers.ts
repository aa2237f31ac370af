/** A file that names everybody (product.md I5): whoever of its source it does not name has left. */
import { LocalDate } from '@guitu/contracts/scalars';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { HangsOn, whatHangsOn } from '../departure/what-hangs-on.js';
import { keepRecords, type GivenRecord, type KeepOptions } from '../records/keep-records.js';
import type { Fields } from '../records/record-kinds.rules.js';

export const Leaver = z.strictObject({ code: z.string(), lastDay: LocalDate, hangsOn: z.array(HangsOn) });
export type Leaver = z.infer<typeof Leaver>;

/**
 * Gives a last day to every employee whom this source brought, who is employed beyond that day and whom the file does not name.
 * Those kept by hand or by another system stay.
 * @param named employee numbers of the file
 * @throws Problem 422 when whoever imports it would be among them, or was employed later than that day
 */
export async function recordLeavers(tx: Transaction, journal: Journal, sourceSystem: string, named: ReadonlySet<string>, lastDay: string, options: KeepOptions): Promise<Leaver[]> {
  const { companyCode, staff } = options;
  const rows = await tx.query<{ code: string; externalId: string; body: Fields }>(
    `select code, external_id as "externalId", body from master_record where company_code = $1 and type = 'employee' and source_system = $2 and not code = any($3)
       and coalesce(body->>'activeTo', '9999-12-31') > $4 order by code`, [companyCode, sourceSystem, [...named], lastDay],
  );
  if (rows.some(({ body }) => body['staff'] === staff)) throw Problem.unprocessable('not-named-yourself', '文件中没有您本人，导入后您将无法登录。', 'The file does not name you: you would lock yourself out.');
  const given = rows.map(({ code, externalId, body: { staff: _derived, ...fields } }): GivenRecord => ({ code, sourceSystem, externalId, fields: { ...fields, activeTo: lastDay } }));
  const kept = await keepRecords(tx, journal, 'employee', given, options);
  const refused = kept.find(({ outcome }) => outcome === 'rejected');
  if (refused !== undefined) throw Problem.unprocessable('leaver-refused', `工号 ${refused.code} 不能在 ${lastDay} 离职：${refused.faults[0]?.zh ?? ''}`, `Employee ${refused.code} cannot leave on ${lastDay}: ${refused.faults[0]?.en ?? ''}`);
  const leavers: Leaver[] = [];
  for (const { code, body } of rows) leavers.push({ code, lastDay, hangsOn: await whatHangsOn(tx, companyCode, String(body['staff'])) });
  return leavers;
}
