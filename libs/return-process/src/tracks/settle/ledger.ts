/** 结算 in the state of a return: what was proposed, agreed, booked and paid. Amounts in Fen; I3 holds after every fact. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import { allocate } from '@guitu/money/allocate';
import type { CaseAttrs, Fen } from '../../policy/attributes.js';
import type { Attrs } from '../../policy/conditions.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { ReturnState } from '../../state.js';
import type { AgreedAmount } from './negotiated-amount.rules.js';
import { isPaidOut, payoutRoute, type PayoutRoute } from './payout-route.rules.js';

export interface Ledger {
  /** the proposal as it was valued last */
  gross: Fen; net: Fen; deductions: { key: string; amount: Fen }[];
  lines: { line: number; remedy: Remedy; net: Fen }[];
  /** a remedy it stands on was decided anew before anything was booked */
  stale?: true;
  /** somebody has to say a price: the proposal leaves it out */
  unpriced: boolean;
  /** what finance found on the papers of this round, and what earlier rounds that were booked had found */
  differences: { code: string; amount: number }[]; earlier: number;
  /** agreed: what the customer is to get in all; never booked or paid beyond (I3) */
  due: Fen;
  posted: Fen; paid: Fen;
  /** what the customer was told, null before */
  told: Fen | null;
  /** 结算调整: asked back, or given up by one of the two sides */
  reclaimed: Fen; waived: Fen;
  /** ways of payment that failed for good */
  struck: string[];
  /** no further payment was allowed: what is not paid stays a credit of the customer */
  heldAsCredit: boolean;
  /** no further proposal was allowed: nothing beyond what is booked is agreed */
  closed: boolean;
  /** payments allowed beyond the policy's bound; proposals are a loop of the whole return, counted with the others */
  granted: { payment: number };
  /** 部分退款: what both agreed instead of the price */
  agreed?: AgreedAmount;
}

export const emptyLedger = (): Ledger => ({
  gross: 0, net: 0, deductions: [], lines: [], unpriced: false, differences: [], earlier: 0, due: 0, posted: 0, paid: 0, told: null,
  reclaimed: 0, waived: 0, struck: [], heldAsCredit: false, closed: false, granted: { payment: 0 },
});

/** Agreed and not booked yet. */
export const toPost = ({ due, posted }: Ledger): Fen => Math.max(0, due - posted);

/** The part of what was booked that must leave the house, by the remedies it stands for. */
export function payable(policy: ResolvedProfile, attrs: Attrs<CaseAttrs>, { lines, posted }: Ledger): Fen {
  if (lines.length === 0) return 0;
  const weights = lines.some(({ net }) => net > 0) ? lines.map(({ net }) => net) : lines.map(() => 1);
  const shares = allocate(posted, weights);
  return lines.reduce((sum, { remedy }, index) => sum + (isPaidOut(payoutRoute(policy, attrs, remedy).route) ? (shares[index] ?? 0) : 0), 0);
}

/** The way of what is paid out: of the first line that is. */
export function payRoute(policy: ResolvedProfile, attrs: Attrs<CaseAttrs>, { lines }: Ledger): PayoutRoute {
  return lines.map(({ remedy }) => payoutRoute(policy, attrs, remedy).route).find(isPaidOut) ?? 'credit';
}

/** Money of this return is in the books: nobody may simply withdraw it any more (process-model.md §1.5). */
export const isPosted = (state: Pick<ReturnState, 'settlement'>): boolean => (state.settlement?.posted ?? 0) > 0;
