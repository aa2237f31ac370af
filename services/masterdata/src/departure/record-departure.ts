/** Somebody leaves (product.md I5): the last day is set, and everything that still hangs on the person is named. */
import { MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import { MOST_VERSIONS } from '@guitu/contracts/masterdata/record';
import { LocalDate } from '@guitu/contracts/scalars';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { keepRecord } from '../records/keep-record.js';
import { lockRecords } from '../records/record-store.js';

export const DepartureBody = z.strictObject({ version: z.int().min(1).max(MOST_VERSIONS), lastDay: LocalDate }).meta({ id: 'Departure' });
export const DepartureResult = z.strictObject({
  code: z.string(), version: z.int(), lastDay: LocalDate,
  /** records that name the person and need another: departments without a head, customers without an owner … */
  hangsOn: z.array(z.strictObject({ type: z.string(), zh: z.string(), en: z.string(), code: z.string(), field: z.string() })),
}).meta({ id: 'DepartureResult' });

/**
 * Every service reads the record: from the day after `lastDay` the person's tokens open nothing, nobody is rung in this name, and
 * open tasks are listed for the head (libs/identity, libs/task-desk).
 * @throws Problem 404 · 409 changed meanwhile · 422 a last day before the first
 */
export async function recordDeparture(tx: Transaction, journal: Journal, command: Command, code: string, { version, lastDay }: z.infer<typeof DepartureBody>): Promise<z.infer<typeof DepartureResult>> {
  const { companyCode } = command.actor;
  const record = (await lockRecords(tx, companyCode, 'employee', [{ code }])).byCode.get(code);
  if (record === undefined) throw Problem.notFound('没有这位员工。', 'There is no such employee.');
  const { staff, ...fields } = record.body;
  const kept = await keepRecord(tx, journal, 'employee', command, code, version, { ...fields, activeTo: lastDay });
  const naming = await tx.query<{ type: MasterType; code: string; field: string }>(
    'select distinct type, code, field from master_reference where company_code = $1 and to_staff = $2 order by type, code, field limit 500', [companyCode, staff],
  );
  return { code, version: kept.version, lastDay, hangsOn: naming.map((one) => ({ ...one, zh: MASTER_TYPES[one.type].zh, en: MASTER_TYPES[one.type].en })) };
}
