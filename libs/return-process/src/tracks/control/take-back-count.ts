/** 更正 of a count: as if those lines were still to be counted. */
import { stepOf } from '../../engine/draft.js';
import type { ReturnDraft } from '../../context.js';
import { portionsOf, type Consignment } from '../../state.js';
import { isBuiltUpon } from './built-upon.rules.js';
import { takeBackFollowers } from './take-back-followers.js';

/**
 * Whatever the count led to is asked back and comes again. False once somebody has gone by it: the difference was decided, the
 * goods were announced, inspected, judged or moved; then nothing may be used of what was changed here.
 */
export function takeBackCount(draft: ReturnDraft, consignment: Consignment, factId: string, at: number): boolean {
  // in the trade 验收 is the inspection too
  const implied = draft.ctx.policy.inspection.mode === 'receipt' ? ['inspect'] : [];
  const here = portionsOf(draft.state, consignment.id).filter(({ arrivedAt }) => arrivedAt !== null);
  if (isBuiltUpon(draft, consignment, 'receive', implied) || here.some(({ decidedAt }) => decidedAt !== null)) return false;
  const told = stepOf(consignment, 'receive').told ?? [];
  const others = told.filter(({ fact }) => fact !== factId);
  for (const portion of here) portion.arrivedAt = null;
  Object.assign(consignment, { settledAt: null, counts: Object.fromEntries(others.flatMap(({ did }) => Object.entries(did))) });
  if (others.length === 0) Object.assign(consignment, { countedAt: null, documents: [], fieldsMissing: [] });
  delete draft.state.attrs['countShort'];
  takeBackFollowers(draft, consignment, 'receive', at);
  return true;
}
