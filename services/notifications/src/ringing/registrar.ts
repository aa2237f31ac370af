import type { FactBody } from '@guitu/contracts/fact';
import type { Directory, Recipient } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { recipientsOf } from './recipients.rules.js';

/** Hears of an ending when nobody is known to have registered the return. */
const SALES = 'sales';
type OfReturn = Pick<FactBody, 'companyCode' | 'plantCode' | 'returnNo'>;

/** Keeps who registered a return; a return is registered once. */
export async function rememberRegistrar(tx: Transaction, { companyCode, returnNo, by }: Pick<FactBody, 'companyCode' | 'returnNo' | 'by'>): Promise<void> {
  await tx.execute('insert into return_registrar (company_code, return_no, person, role) values ($1, $2, $3, $4) on conflict do nothing', [companyCode, returnNo, by.staff, by.role]);
}

/** Whoever registered the return hears how it ended and what the customer said; while away, or having left, whoever stands in for that role. */
export async function ownerOfReturn(tx: Transaction, directory: Directory, about: OfReturn, at: number = directory.clock()): Promise<Recipient[]> {
  const [row] = await tx.query<{ person: string; role: string }>(
    'select person, role from return_registrar where company_code = $1 and return_no = $2', [about.companyCode, about.returnNo],
  );
  return personOrRole(directory, about, row ?? { person: null, role: SALES }, at);
}

/** That person, or while he is away or gone whoever stands in for the role. */
export function personOrRole(directory: Directory, about: OfReturn, { person, role }: { readonly person: string | null; readonly role: string }, at: number): Recipient[] {
  const found = person === null ? undefined : directory.person(person, about.companyCode);
  if (found !== undefined && !directory.isAway(about.companyCode, found.staff, at)) return [{ staff: found.staff, role }];
  return recipientsOf(directory, about, [{ role }], at);
}
