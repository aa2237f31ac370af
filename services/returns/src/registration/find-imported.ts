import type { FactBody } from '@guitu/contracts/fact';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Transaction } from '@guitu/persistence/transaction';
import { hashOf } from '@guitu/platform/command/idempotency';
import { Problem } from '@guitu/platform/http/problem';
import { readAnswer } from '@guitu/task-desk/returns/read-answer';

/** What was asked for, remark included: an import of the same content under the same number is the same return. @param body as it came, past stages too where it was under way before Guitu */
export const contentHash = (body: object): Buffer => hashOf(body);

/**
 * The return that an earlier import of this source and external id made; null when it is the first. Twins that come at the same
 * moment wait here for each other, so no number is drawn in vain.
 * @param zone in which the answer's times are written
 * @throws Problem 409 when that number stands for a return of other content
 */
export async function findImported(tx: Transaction, companyCode: string, externalId: string, body: RegisterReturnBody, zone: string): Promise<RecordedFact | null> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['import', companyCode, body.sourceSystem, externalId])]);
  const [row] = await tx.query<{ return_no: string; content_hash: Buffer; seq: number | null; fact: FactBody | null }>(
    `select c.return_no, c.content_hash, j.seq, j.body as fact from return_case c left join journal j on j.id = c.fact_id
     where c.company_code = $1 and c.source_system = $2 and c.external_id = $3`,
    [companyCode, body.sourceSystem, externalId],
  );
  if (row === undefined) return null;
  // 期初在途 has no registration of its own in the journal
  if (row.fact === null || row.seq === null || !row.content_hash.equals(contentHash(body))) {
    throw Problem.conflict('external-id-taken', `此外部单号已登记为 ${row.return_no}，内容不同。`, `This external id is registered as ${row.return_no} with other content.`);
  }
  return { fact: { ...row.fact, seq: row.seq }, task: null, answer: await readAnswer(tx, companyCode, row.return_no, zone) };
}
