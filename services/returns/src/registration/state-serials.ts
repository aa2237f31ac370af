import { SERIALS_AT_ONCE, SerialsRegisteredV1 } from '@guitu/contracts/events/serials-registered';
import type { FactBody } from '@guitu/contracts/fact';
import type { Journal } from '@guitu/messaging/journal';
import type { Transaction } from '@guitu/persistence/transaction';
import type { PlannedLine } from '../matching/plan-lines.rules.js';

/** Tells the dock which serials will come, so that a scan of one finds the return (product.md B1). @param lines in the order of the return's lines, numbered from 1 */
export async function stateSerials(tx: Transaction, journal: Journal, { companyCode, plantCode, returnNo }: Pick<FactBody, 'companyCode' | 'plantCode' | 'returnNo'>, lines: readonly PlannedLine[]): Promise<void> {
  const all = lines.flatMap(({ serials }, index) => serials.map((serial) => ({ line: index + 1, serial })));
  for (let from = 0; from < all.length; from += SERIALS_AT_ONCE) {
    await journal.append(tx, SerialsRegisteredV1, {
      subject: `serials/${companyCode}/${returnNo}`, addressedTo: ['warehouse'], body: { companyCode, plantCode, returnNo, serials: all.slice(from, from + SERIALS_AT_ONCE) },
    });
  }
}
