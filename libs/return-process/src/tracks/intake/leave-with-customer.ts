/** Goods the house does not take: they stay where they are, or go back when they came before anybody had answered. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import type { ReturnDraft } from '../../context.js';
import { decidePortion } from '../../portions.js';
import type { Portion } from '../../state.js';

export function leaveWithCustomer(draft: ReturnDraft, portion: Portion, remedy: Remedy, at: number, decision: string): void {
  if (portion.arrivedAt === null) portion.consignment = portion.parent = null;
  decidePortion(draft, portion, portion.arrivedAt === null ? 'KEEP' : 'RETURN_TO_CUSTOMER', remedy, at, decision);
}
