/** What the desk made of an operator's entry comes back as a fact: the refusal names the entry, the deed names its kind. */
import type { FactBody } from '@guitu/contracts/fact';
import type { Transaction } from '@guitu/persistence/transaction';

/** Notes the outcome beside the entry; any other fact settles nothing. */
export async function settleOperatorEntry(tx: Transaction, subject: string, fact: FactBody): Promise<void> {
  if (fact.kind === 'refused') {
    const { entryId, code } = fact.payload;
    await tx.execute(
      `update operator_entry set outcome = 'refused', code = $3, settled_at = clock_timestamp() where entry_id = $1 and subject = $2 and outcome is null`,
      [String(entryId), subject, typeof code === 'string' ? code : null],
    );
  } else if (fact.via === 'operator') {
    await tx.execute(
      `update operator_entry set outcome = 'taken', settled_at = clock_timestamp() where entry_id = (
         select entry_id from operator_entry where subject = $1 and kind = $2 and outcome is null order by entered_at limit 1)`,
      [subject, fact.kind],
    );
  }
}
