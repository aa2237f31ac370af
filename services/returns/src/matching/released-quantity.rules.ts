/** What of a return's goods the customer has again, or never sent, once the return has ended: so much may be returned another time. */
import { parseQuantity, formatQuantity } from '@guitu/contracts/quantity';
import type { CaseResult, Goods, Remedy, Unit } from '@guitu/contracts/vocabulary';

/** The parts of the process' final state that say where goods ended. */
export interface EndedPortion { readonly line: number; readonly qty: number; readonly goods: Goods | null; readonly remedy: Remedy | null; readonly arrivedAt: number | null }
export interface AllottedLine { readonly line: number; readonly qty: string; readonly unit: Unit }

const WITH_THE_CUSTOMER: ReadonlySet<Goods> = new Set<Goods>(['NOT_SENT', 'RETURN_TO_CUSTOMER', 'REPACK_RESHIP', 'CONCESSION', 'ONSITE_REWORK', 'KEEP']);
/** Paid for, replaced, or kept by the house: the delivery is used up by so much. */
function usesUp({ goods, remedy, arrivedAt }: EndedPortion): boolean {
  if (goods === 'NOT_SENT' || remedy === 'REPAIR_RETURN') return false;
  if (remedy !== null && remedy !== 'NONE') return true;
  return goods !== null && !WITH_THE_CUSTOMER.has(goods) && arrivedAt !== null;
}

/**
 * Quantity per line to be given back to its delivery (decimal strings of the unit). A return that was withdrawn, refused, cancelled
 * or settled otherwise gives back all that nothing was given for; more than was allotted is never given back.
 * @param portions null: the final state does not say; then everything of a return without effect, else nothing
 */
export function releasedQuantities(result: CaseResult, lines: readonly AllottedLine[], portions: readonly EndedPortion[] | null): { line: number; qty: string }[] {
  return lines.map(({ line, qty, unit }) => {
    const allotted = parseQuantity(qty, unit) ?? 0;
    const used = portions === null ? (result === 'completed' ? allotted : 0) : portions.filter((one) => one.line === line && usesUp(one)).reduce((sum, one) => sum + one.qty, 0);
    return { line, qty: formatQuantity(Math.max(0, allotted - used), unit) };
  });
}

/** The portions of a final state, or null when it cannot be read as one. */
export function portionsOfState(state: Readonly<Record<string, unknown>>): EndedPortion[] | null {
  const { scopes } = state;
  if (!Array.isArray(scopes)) return null;
  return scopes.filter((scope): scope is EndedPortion => typeof scope === 'object' && scope !== null && (scope as { kind?: unknown }).kind === 'portion');
}


