/** Masterdata's word that everybody a company employs is stated. Before it, people may sign in whom only the identity provider knows. */
import { MASTER_EVENTS } from '@guitu/contracts/masterdata/records';
import { masterKey } from '@guitu/contracts/masterdata/types';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import { z } from 'zod';

/** `said` false: it had been said before. */
export const PeopleWhole = z.strictObject({ said: z.boolean(), employees: z.int(), departments: z.int() }).meta({ id: 'PeopleWhole' });

interface Counted { readonly employees: number; readonly departments: number }

/** Says it once; what is stated together with it may arrive anywhere after it, therefore it carries how many there are. */
export async function statePeopleWhole(tx: Transaction, journal: Journal, companyCode: string): Promise<z.infer<typeof PeopleWhole>> {
  const subject = masterKey('people', companyCode, 'all');
  await journal.serialise(tx, subject);
  const [counted] = await tx.query<Counted>(
    `select count(*) filter (where type = 'employee')::int as employees, count(*) filter (where type = 'department')::int as departments
     from master_record where company_code = $1 and type in ('employee', 'department')`, [companyCode],
  );
  if (counted === undefined || counted.employees === 0) throw Problem.unprocessable('nobody-stated', '尚无员工。', 'There are no employees yet.');
  const before = await tx.query('select 1 from journal where subject = $1', [subject]);
  if (before.length === 0) await journal.append(tx, MASTER_EVENTS.people, { subject, body: ({ seq: version }) => ({ companyCode, code: 'all', version, ...counted }) });
  return { said: before.length === 0, ...counted };
}

/** Whoever is not stated himself would lock himself out. */
export async function isStated(tx: Transaction, companyCode: string, staff: string): Promise<boolean> {
  return (await tx.query('select 1 from master_record where company_code = $1 and staff = $2', [companyCode, staff])).length > 0;
}
