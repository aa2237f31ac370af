import type { Transaction } from '@guitu/persistence/transaction';
import type { Actor } from '@guitu/identity/actor';
import { Problem } from '@guitu/platform/http/problem';
import type { z } from 'zod';
import { columnsOf, type KeepContactBody, type Owner } from './contact.js';

/**
 * Keeps one contact of an employee or a customer.
 * @throws Problem 404 when there is no such employee or customer · 409 when it was changed meanwhile
 */
export async function keepContact(tx: Transaction, { companyCode, staff: keeper }: Pick<Actor, 'companyCode' | 'staff'>, owner: Owner, nr: number, { version, ...fields }: z.infer<typeof KeepContactBody>): Promise<{ nr: number; version: number }> {
  const { staff, customerCode } = columnsOf(owner);
  const there = await tx.query(
    `select 1 from master_record where company_code = $1 and (staff = $2 or (type = 'customer' and code = $3)) for key share`, [companyCode, staff, customerCode],
  );
  if (there.length === 0) throw Problem.notFound('没有这位员工或客户。', 'There is no such employee or customer.');
  const values = [companyCode, staff, customerCode, nr, fields.name, fields.phone, fields.mail, fields.address, fields.wecom, fields.dingtalk, fields.feishu, fields.language, keeper, version];
  const changed = version === 0
    ? await tx.execute(
      `insert into contact (company_code, staff, customer_code, nr, name, phone, mail, address, wecom, dingtalk, feishu, language, changed_by, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 + 1) on conflict do nothing`, values,
    )
    : await tx.execute(
      `update contact set name = $5, phone = $6, mail = $7, address = $8, wecom = $9, dingtalk = $10, feishu = $11, language = $12, changed_by = $13, changed_at = clock_timestamp(), version = version + 1
       where company_code = $1 and staff is not distinct from $2 and customer_code is not distinct from $3 and nr = $4 and version = $14`, values,
    );
  if (changed === 0) throw Problem.conflict('version-changed', '内容已被他人修改，请重新读取。', 'It was changed meanwhile; read it again.');
  return { nr, version: version + 1 };
}
