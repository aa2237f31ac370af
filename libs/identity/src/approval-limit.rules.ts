/** Approval limits by amount, in Fen (product.md §2.3; design.md §6 "Identity"). Pure. */
import type { LimitKind } from '@guitu/contracts/masterdata/people';
import { AccessDenied } from './access-denied.js';

/** What a decision is about: the gate, and the amount if anybody has told one. */
export interface Stake { readonly gate: LimitKind; readonly amount: number | null }
export type Limits = Readonly<Partial<Record<LimitKind, number>>>;

/** Most that may be decided: null without a limit. @param cap of a delegation: never above what its giver may */
export function limitFor(limits: Limits, gate: LimitKind, cap: number | null = null): number | null {
  const own = limits[gate] ?? null;
  if (own === null || cap === null) return own ?? cap;
  return Math.min(own, cap);
}

/** An amount owed either way counts by its size; where none is known, none is exceeded. */
export const isWithin = (limit: number | null, amount: number | null): boolean => limit === null || amount === null || Math.abs(amount) <= limit;

/** @param who words for who may decide it instead */
export function aboveLimit(limit: number, amount: number, who: { readonly zh: string; readonly en: string }): AccessDenied {
  return new AccessDenied(
    403, 'above-limit', `金额 ${yuan(amount)} 元超过您的审批权限 ${yuan(limit)} 元，请由${who.zh}审批。`,
    `The amount of ${yuan(amount)} is above your approval limit of ${yuan(limit)}; it is for the ${who.en} to decide.`,
  );
}

/** 123456 → '1,234.56' */
function yuan(fen: number): string {
  const [whole, cents] = [Math.trunc(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(cents).padStart(2, '0')}`;
}
