/** With which authority a decision was taken, kept beside the fact for who asks later (ISO 9001 8.7.2; product.md J3). */
import type { FactBody } from '@guitu/contracts/fact';
import type { Stake } from '@guitu/identity/approval-limit.rules';
import type { Standing } from '@guitu/identity/directory';

export interface Authority {
  /** own: holder, head or stand-in role; otherwise how the actor came by it and why the holder was not asked */
  readonly how: 'own' | NonNullable<Standing['why']>;
  readonly because: Standing['because'] | null;
  /** a gate's decision: what it was about and the most that could be decided then, Fen */
  readonly gate: Stake['gate'] | null; readonly amount: number | null; readonly limit: number | null;
}

export const authorityOf = (standing: Standing, stake?: Stake, limit: number | null = null): Authority =>
  ({ how: standing.why ?? 'own', because: standing.because ?? null, gate: stake?.gate ?? null, amount: stake?.amount ?? null, limit });

/** What of it travels in the fact: the role, and whose authority it was. */
export const capacityOf = ({ role, onBehalfOf }: Standing): Pick<FactBody['by'], 'role' | 'onBehalfOf'> => ({ role, ...(onBehalfOf !== undefined && { onBehalfOf }) });
