import { MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';

/** A record that names a person and needs another: a department without its head, a customer without an owner … */
export const HangsOn = z.strictObject({ type: z.string(), zh: z.string(), en: z.string(), code: z.string(), field: z.string() });

/** Records that name the person, five hundred at most. */
export async function whatHangsOn(tx: Transaction, companyCode: string, staff: string): Promise<z.infer<typeof HangsOn>[]> {
  const naming = await tx.query<{ type: MasterType; code: string; field: string }>(
    'select distinct type, code, field from master_reference where company_code = $1 and to_staff = $2 order by type, code, field limit 500', [companyCode, staff],
  );
  return naming.map((one) => ({ ...one, zh: MASTER_TYPES[one.type].zh, en: MASTER_TYPES[one.type].en }));
}
