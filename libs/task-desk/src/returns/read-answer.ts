import type { AnswerObject } from '@guitu/contracts/http/recorded-fact';
import type { ReturnStatus } from '@guitu/contracts/status';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { answerSentence } from './answer-sentence.rules.js';

/** Where the return stands as far as this desk knows. */
export async function readAnswer(from: Pick<Transaction | Database, 'query'>, companyCode: string, returnNo: string, zone: string): Promise<AnswerObject> {
  const [row] = await from.query<{ body: ReturnStatus }>('select body from return_status where company_code = $1 and return_no = $2', [companyCode, returnNo]);
  const status = row?.body ?? null;
  return { returnNo, status, sentence: answerSentence(returnNo, status, zone) };
}
