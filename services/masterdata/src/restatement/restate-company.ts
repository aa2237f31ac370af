/** Everything masterdata has to say of a company, said once more: its topics were lost or made again. */
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';

/** Records on their last version (deletions among them), and orders to erase. */
export const Restated = z.strictObject({ records: z.int(), erasures: z.int() }).meta({ id: 'Restated' });

/** What has not been said yet is not counted: it is said anyway. */
export async function restateCompany(tx: Transaction, records: Journal, erasures: Journal, companyCode: string): Promise<z.infer<typeof Restated>> {
  return { records: await records.sayLastAgain(tx, companyCode), erasures: await erasures.sayLastAgain(tx, companyCode) };
}
