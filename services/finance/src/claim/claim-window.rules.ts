/** How long the house has to claim, where master data says nothing of the party (product.md §1 E10: a carrier wants to know within a day). Pure data, hours. */
import type { ClaimKind } from './claim-row.js';

export const USUAL_WINDOW_HOURS: Readonly<Record<ClaimKind, number>> = { carrier: 24, supplier: 168 };

/** @param since when the loss was seen, UTC ms */
export const claimDue = (since: number, kind: ClaimKind, windowHours: number | null): number => since + (windowHours ?? USUAL_WINDOW_HOURS[kind]) * 3_600_000;

/** Nobody has seen a loss before it was there. @param since, now UTC ms */
export const liesAhead = (since: number, now: number): boolean => since > now;
