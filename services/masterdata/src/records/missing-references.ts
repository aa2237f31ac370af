import { MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import type { Transaction } from '@guitu/persistence/transaction';
import { referencesOf, type Fault, type Fields, type Reference } from './record-kinds.rules.js';

/**
 * Which of these records name something that is not there, with one fault per missing target. Records of the same batch count as
 * there, unless they are rejected themselves. Targets are locked against deletion until the transaction ends.
 */
export async function missingReferences(tx: Transaction, type: MasterType, companyCode: string, records: readonly { readonly code: string; readonly fields: Fields }[]): Promise<Map<string, Fault[]>> {
  const named = records.map(({ code, fields }) => ({ code, staff: fields['staff'], references: withCompany(type, companyCode, referencesOf(type, fields)) }));
  const all = named.flatMap(({ references }) => references);
  const there = await present(tx, companyCode, all);
  const faulty = new Map<string, Fault[]>();
  let standing = named;
  for (let before = -1; before !== faulty.size;) {
    before = faulty.size;
    const brought = new Set(standing.flatMap(({ code, staff }) => [`${type}/${code}`, ...(type === 'employee' ? [`staff/${String(staff)}`] : [])]));
    for (const { code, references } of standing) {
      const faults = references.filter((reference) => !there.has(keyOf(reference)) && !brought.has(keyOf(reference))).map(missing);
      if (faults.length > 0) faulty.set(code, faults);
    }
    standing = standing.filter(({ code }) => !faulty.has(code));
  }
  return faulty;
}

const withCompany = (type: MasterType, companyCode: string, references: readonly Reference[]): Reference[] =>
  type === 'company' ? [...references] : [{ field: 'companyCode', type: 'company', code: companyCode }, ...references];

const keyOf = (reference: Reference): string => ('staff' in reference ? `staff/${reference.staff}` : `${reference.type}/${reference.code}`);

async function present(tx: Transaction, companyCode: string, references: readonly Reference[]): Promise<ReadonlySet<string>> {
  const unique = [...new Set(references.map(keyOf))].sort();
  const [people, things] = [unique.filter((key) => key.startsWith('staff/')), unique.filter((key) => !key.startsWith('staff/'))];
  const parts = (keys: readonly string[], part: 0 | 1): string[] => keys.map((key) => (part === 0 ? key.slice(0, key.indexOf('/')) : key.slice(key.indexOf('/') + 1)));
  const rows = await tx.query<{ key: string }>(`select 'staff/' || staff as key from master_record where company_code = $1 and staff = any($2) for key share`, [companyCode, parts(people, 1)]);
  // The inner lock keeps the planner from walking a type whose size it does not know yet (record-store.ts).
  const found = await tx.query<{ key: string }>(
    `select r.type || '/' || r.code as key from unnest($2::text[], $3::text[]) as k (type, code)
     cross join lateral (select o.type, o.code from master_record o where o.code = k.code and o.company_code = $1 and o.type = k.type for key share) r`,
    [companyCode, parts(things, 0), parts(things, 1)],
  );
  return new Set([...rows, ...found].map(({ key }) => key));
}

function missing(reference: Reference): Fault {
  if ('staff' in reference) return { field: reference.field, code: 'unknown-person', zh: `没有员工 ${reference.staff}。`, en: `There is no employee ${reference.staff}.` };
  const { zh, en } = MASTER_TYPES[reference.type];
  return { field: reference.field, code: 'unknown-record', zh: `没有${zh} ${reference.code}。`, en: `There is no ${en.toLowerCase()} ${reference.code}.` };
}
