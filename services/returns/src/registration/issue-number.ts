import { sqlState } from '@guitu/persistence/database-errors';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { drawNumber } from './number-range.js';
import { formPrefix, looksIssuedHere, paperNumber, TO_BE_NUMBERED } from './paper-number.rules.js';

/**
 * The number of a company's paper: the next of its form's range, or the one it was printed with elsewhere.
 * @param given number on a pre-printed paper, or TO_BE_NUMBERED · @param year local year of the plant · @param path of the field, for a refusal
 * @throws Problem 422 when a number is given that only this service may give
 */
export async function issueNumber(tx: Transaction, companyCode: string, form: string, given: string, year: number, path: string): Promise<string> {
  const prefix = formPrefix(form);
  if (given === TO_BE_NUMBERED) return paperNumber(prefix, year, await drawNumber(tx, companyCode, prefix, year));
  if (!looksIssuedHere(given)) return given;
  throw Problem.unprocessable('number-not-yours', '此号段由系统编号。', 'Numbers of this kind are given by the system.', [{ path, zh: '请留空', en: 'leave it out' }]);
}

const UNIQUE_VIOLATION = '23505';

/**
 * Inserts rows that carry numbers of papers.
 * @throws Problem 409 when a pre-printed number is on another paper of this company, even if that came in at the same moment
 */
export async function insertNumbered(numbers: readonly string[], insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw Problem.conflict('number-taken', `单号已被使用：${numbers.join('、')}`, `A number is on another paper: ${numbers.join(', ')}`);
  }
}
