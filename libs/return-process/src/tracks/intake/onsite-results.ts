/** What may be found on site (P08): goods that came to the house before anybody looked can only be returned. */
import type { ReturnDraft } from '../../context.js';
import type { Portion } from '../../state.js';

export function onsiteResults({ ctx: { policy } }: Pick<ReturnDraft, 'ctx'>, looked: readonly Portion[]): string[] {
  const away = looked.some(({ arrivedAt }) => arrivedAt === null);
  return Object.entries(policy.onsite.results).filter(([, { goods }]) => away || goods === 'RETURN').map(([code]) => code);
}
