/** Many records in one request: each is judged alone, the rejected ones change nothing. */
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { Code, OneLine } from '@guitu/contracts/scalars';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Counts, RowFault } from '@guitu/row-import/file-door/file-result';
import { SourceSystem } from '@guitu/row-import/file-door/file-query';
import type { Command } from '@guitu/platform/command/command';
import { z } from 'zod';
import { keepRecords, type Outcome } from './keep-records.js';

export const ExternalId = OneLine.min(1).max(200);
/** A row as every door takes it; `fields` is checked row by row, so that one wrong row does not refuse the others. */
export const BatchRow = z.strictObject({ externalId: ExternalId, code: Code, fields: z.record(z.string(), z.unknown()) });
export const MOST_ROWS = 1_000;
export const BatchBody = z.strictObject({
  sourceSystem: SourceSystem,
  /** true: everything is done and taken back */
  dryRun: z.boolean().default(false),
  rows: z.array(BatchRow).min(1).max(MOST_ROWS),
}).meta({ id: 'MasterBatch' });

export const RowResult = z.strictObject({ code: z.string(), outcome: z.enum(['added', 'changed', 'unchanged', 'rejected']), version: z.int().nullable(), faults: z.array(RowFault) });
/** Results in the order of the rows. */
export const BatchResult = z.strictObject({ dryRun: z.boolean(), counts: Counts, rows: z.array(RowResult) }).meta({ id: 'MasterBatchResult' });

export function count(outcomes: readonly Outcome[]): Counts {
  const total: Counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 };
  for (const outcome of outcomes) total[outcome] += 1;
  return total;
}

export async function keepBatch(tx: Transaction, journal: Journal, type: MasterType, { actor, traceparent }: Command, { sourceSystem, dryRun, rows }: z.infer<typeof BatchBody>): Promise<z.infer<typeof BatchResult>> {
  const { companyCode, staff, plantCodes } = actor;
  const given = rows.map(({ externalId, code, fields }) => ({ code, sourceSystem, externalId, fields }));
  await tx.execute('savepoint before_batch');
  const kept = await keepRecords(tx, journal, type, given, { companyCode, staff, plantCodes, ...(traceparent !== undefined && { traceparent }) });
  if (dryRun) await tx.execute('rollback to savepoint before_batch');
  const results = kept.map(({ faults, ...one }) => ({ ...one, version: dryRun ? null : one.version, faults: [...faults] }));
  return { dryRun, counts: count(kept.map(({ outcome }) => outcome)), rows: results };
}
