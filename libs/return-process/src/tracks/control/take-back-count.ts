/** 更正 of a count: as if those lines were still to be counted. */
import { repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import type { Flow } from '../../engine/flow.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { portionsOf, type Consignment } from '../../state.js';
import { isBuiltUpon } from './built-upon.rules.js';

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
  for (const key of followers(draft.ctx.flow, 'receive')) {
    for (const task of tasksOf(draft.state, consignment.id, key)) askBack(task);
    repeatSteps(consignment, [key], at);
  }
  return true;
}

/** Steps of a consignment that wait for this one, at whatever remove. */
function followers(flow: Flow, key: string, found = new Set<string>()): ReadonlySet<string> {
  for (const next of flow.steps.filter(({ scope, after }) => scope === 'consignment' && after.includes(key))) {
    if (found.has(next.key)) continue;
    found.add(next.key);
    followers(flow, next.key, found);
  }
  return found;
}
