import type { FactBody } from '@guitu/contracts/fact';
import type { Directory, Recipient } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { recipientsOf } from './recipients.rules.js';

/** Hears of an ending when nobody is known to have registered the return. */
const SALES = 'sales';

/** Keeps who registered a return; a return is registered once. */
export async function rememberRegistrar(tx: Transaction, { companyCode, returnNo, by }: Pick<FactBody, 'companyCode' | 'returnNo' | 'by'>): Promise<void> {
  await tx.execute('insert into return_registrar (company_code, return_no, person, role) values ($1, $2, $3, $4) on conflict do nothing', [companyCode, returnNo, by.staff, by.role]);
}

/** Whoever registered the return hears how it ended; while away, or having left, whoever stands in for that role. */
export async function recipientsOfClosing(tx: Transaction, directory: Directory, closed: Pick<FactBody, 'companyCode' | 'plantCode' | 'returnNo'>): Promise<Recipient[]> {
  const [row] = await tx.query<{ person: string; role: string }>(
    'select person, role from return_registrar where company_code = $1 and return_no = $2', [closed.companyCode, closed.returnNo],
  );
  const registrar = row === undefined ? undefined : directory.person(row.person, closed.companyCode);
  if (row !== undefined && registrar !== undefined && !directory.isAway(closed.companyCode, registrar.staff)) return [{ staff: registrar.staff, role: row.role }];
  return recipientsOf(directory, closed, [{ role: row?.role ?? SALES }]);
}
