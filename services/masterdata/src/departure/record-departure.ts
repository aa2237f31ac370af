/** Somebody leaves (product.md I5): the last day is set, and everything that still hangs on the person is named. */
import { MOST_VERSIONS } from '@guitu/contracts/masterdata/record';
import { LocalDate } from '@guitu/contracts/scalars';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';
import { keepRecord } from '../records/keep-record.js';
import { lockRecords } from '../records/record-store.js';
import { HangsOn, whatHangsOn } from './what-hangs-on.js';

export const DepartureBody = z.strictObject({ version: z.int().min(1).max(MOST_VERSIONS), lastDay: LocalDate }).meta({ id: 'Departure' });
export const DepartureResult = z.strictObject({
  code: z.string(), version: z.int(), lastDay: LocalDate,
  hangsOn: z.array(HangsOn),
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
  return { code, version: kept.version, lastDay, hangsOn: await whatHangsOn(tx, companyCode, String(staff)) };
}
