import { MASTER_EVENTS } from '@guitu/contracts/masterdata/records';
import { MASTER_TYPES, masterKey, type MasterType } from '@guitu/contracts/masterdata/types';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { Actor } from '@guitu/identity/actor';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { lockRecords } from './record-store.js';

/**
 * Deletes a record that nothing names; a tombstone goes out. @returns the version of the deletion
 * @throws Problem 404 not there or another plant's · 409 changed meanwhile, still named (with what names it), or with contacts
 */
export async function removeRecord(tx: Transaction, journal: Journal, type: MasterType, { companyCode, plantCodes }: Actor, code: string, expected: number | undefined): Promise<{ code: string; version: number }> {
  // the stream first, then the record: the order of who keeps it, or the two could wait for each other for ever
  await journal.serialise(tx, masterKey(type, companyCode, code));
  const record = (await lockRecords(tx, companyCode, type, [{ code }])).byCode.get(code);
  if (record === undefined || (record.plantCode !== null && !plantCodes.includes(record.plantCode))) throw Problem.notFound('没有这条主数据。', 'There is no such record.');
  if (expected !== undefined && expected !== record.version) throw Problem.conflict('version-changed', '内容已被他人修改，请重新读取。', 'It was changed meanwhile; read it again.');
  const naming = await tx.query<{ type: MasterType; code: string }>(
    `select distinct type, code from master_reference
     where company_code = $1 and not (type = $2 and code = $3)
       and ((to_type = $2 and to_code = $3) or to_staff = (select staff from master_record where company_code = $1 and type = $2 and code = $3))
     union all select type, code from (select type, code from master_record where company_code = $1 and $2 = 'company' and type <> 'company' order by type, code limit 20) own
     order by 1, 2 limit 20`,
    [companyCode, type, code],
  );
  if (naming.length > 0) {
    throw new Problem(409, 'still-named', '仍被其他主数据引用，不能删除。', 'Other records still name it.', naming.map((other) => ({ path: `${other.type}/${other.code}`, zh: MASTER_TYPES[other.type].zh, en: MASTER_TYPES[other.type].en })));
  }
  const contacts = await tx.query(
    `select 1 from contact where company_code = $1 and (staff = (select staff from master_record where company_code = $1 and type = $2 and code = $3) or ($2 = 'customer' and customer_code = $3)) limit 1`,
    [companyCode, type, code],
  );
  if (contacts.length > 0) throw Problem.conflict('has-contacts', '请先删除其个人信息（联系方式）。', 'Erase the contacts first.');
  await tx.execute('delete from master_record where company_code = $1 and type = $2 and code = $3', [companyCode, type, code]);
  const [stamp] = await journal.appendEach(tx, [{ definition: MASTER_EVENTS[type] as EventDefinition, event: { subject: masterKey(type, companyCode, code), body: null } }]);
  return { code, version: stamp?.seq ?? 0 };
}
