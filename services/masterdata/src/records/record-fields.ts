/** The schema in which a type's fields are given: the contract's without identity and without what the code says by itself. */
import { MASTER_RECORDS } from '@guitu/contracts/masterdata/records';
import { MASTER_TYPE_LIST, type MasterType } from '@guitu/contracts/masterdata/types';
import { z } from 'zod';
import { RECORD_KINDS, type Fault, type Fields } from './record-kinds.rules.js';

function fieldsOf(type: MasterType): z.ZodObject {
  const given = Object.entries(MASTER_RECORDS[type].shape as z.ZodRawShape)
    .filter(([name]) => !['companyCode', 'code', 'version', ...(RECORD_KINDS[type].derived ?? [])].includes(name));
  return z.strictObject(Object.fromEntries(given)).meta({ id: `${type[0]?.toUpperCase()}${type.slice(1)}Fields` });
}

/** Strict: unknown and missing fields are errors. */
export const RECORD_FIELDS = Object.fromEntries(MASTER_TYPE_LIST.map((type) => [type, fieldsOf(type)])) as Readonly<Record<MasterType, z.ZodObject>>;

const chinese = z.locales.zhCN().localeError;
const translated = (issue: z.core.$ZodIssue): string => {
  const words = chinese(issue as Parameters<typeof chinese>[0]);
  return typeof words === 'string' ? words : (words?.message ?? '无效输入');
};

/** Fields as they will be stored, or every fault of them. */
export function checkFields(type: MasterType, code: string, given: unknown): { readonly fields: Fields } | { readonly faults: readonly Fault[] } {
  const kind = RECORD_KINDS[type];
  const parsed = RECORD_FIELDS[type].safeParse(given, { reportInput: true });
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), code: issue.code, zh: translated(issue), en: issue.message })) };
  const fields = { ...parsed.data, ...kind.derive?.(code) };
  const whole = MASTER_RECORDS[type].safeParse({ ...fields, companyCode: 'X', code, version: 1 });
  if (!whole.success) return { faults: whole.error.issues.map((issue) => ({ field: 'code', code: 'invalid-code', zh: `代码无效：${translated(issue)}`, en: `not a valid code: ${issue.message}` })) };
  const faults = kind.check?.(fields) ?? [];
  return faults.length > 0 ? { faults } : { fields };
}
