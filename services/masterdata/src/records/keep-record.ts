import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { keepRecords, type Outcome } from './keep-records.js';
import type { Fault } from './record-kinds.rules.js';

/** Faults that are a conflict with what stands, not with the schema. */
const CONFLICTS = new Set(['version-changed', 'belongs-to-another-source', 'code-changed']);
const FORBIDDEN = new Set(['own-authority', 'not-yours', 'other-plant', 'other-company']);

/**
 * One record, kept by hand. @param expected version the caller has seen; 0: a new record
 * @throws Problem 422 with every fault · 403 not the caller's to keep · 409 changed meanwhile or kept by another system
 */
export async function keepRecord(tx: Transaction, journal: Journal, type: MasterType, { actor, traceparent }: Command, code: string, expected: number, fields: unknown): Promise<{ code: string; outcome: Outcome; version: number }> {
  const { companyCode, staff, plantCodes } = actor;
  const [kept] = await keepRecords(tx, journal, type, [{ code, expected, fields }], { companyCode, staff, plantCodes, ...(traceparent !== undefined && { traceparent }) });
  if (kept?.version != null) return { code, outcome: kept.outcome, version: kept.version };
  throw problemOf(kept?.faults ?? []);
}

function problemOf(faults: readonly Fault[]): Problem {
  const errors = faults.map(({ field, zh, en }) => ({ path: field, zh, en }));
  const [first] = faults;
  if (first !== undefined && FORBIDDEN.has(first.code)) return new Problem(403, first.code, first.zh, first.en, errors);
  if (first !== undefined && CONFLICTS.has(first.code)) return new Problem(409, first.code, first.zh, first.en, errors);
  return Problem.unprocessable('record-refused', '主数据有误，请看各字段说明。', 'The record is not valid; see the fields.', errors);
}
