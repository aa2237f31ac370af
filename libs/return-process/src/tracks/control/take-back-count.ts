/** 更正 of a count: as if those lines were still to be counted. */
import { stepOf } from '../../engine/draft.js';
import type { ReturnDraft } from '../../context.js';
import { portionsOf, type Consignment, type Portion } from '../../state.js';
import { isBuiltUpon } from './built-upon.rules.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import { repeatSteps } from '../../engine/advance.js';
import { BEFORE_ARRIVAL, ON_ROUTES } from '../execute/routes.js';
import { takeBackFollowers } from './take-back-followers.js';

/**
 * Whatever the count led to is asked back and comes again; goods judged before they came stay judged. False once somebody has gone by
 * it: the difference was decided, the goods were announced, inspected, judged or moved; then nothing may be used of what was changed here.
 */
export function takeBackCount(draft: ReturnDraft, consignment: Consignment, factId: string, at: number): boolean {
  // in the trade 验收 is the inspection too
  const implied = draft.ctx.policy.inspection.mode === 'receipt' ? ['inspect'] : [];
  const here = portionsOf(draft.state, consignment.id).filter(({ arrivedAt }) => arrivedAt !== null);
  if (isBuiltUpon(draft, consignment, 'receive', implied) || here.some((portion) => isJudgedByCount(portion) || workOn(portion).some((key) => stepOf(portion, key).s === 'done' || stepOf(portion, key).signed !== undefined))) return false;
  const told = stepOf(consignment, 'receive').told ?? [];
  const others = told.filter(({ fact }) => fact !== factId);
  for (const portion of here) {
    portion.arrivedAt = null;
    for (const key of workOn(portion).filter((step) => stepOf(portion, step).s === 'open')) {
      for (const task of tasksOf(draft.state, portion.id, key)) askBack(task);
      repeatSteps(portion, [key], at);
    }
  }
  Object.assign(consignment, { settledAt: null, counts: Object.fromEntries(others.flatMap(({ did }) => Object.entries(did))) });
  if (others.length === 0) Object.assign(consignment, { countedAt: null, documents: [], fieldsMissing: [] });
  delete draft.state.attrs['countShort'];
  takeBackFollowers(draft, consignment, 'receive', at);
  return true;
}

const isJudgedByCount = ({ decidedAt, arrivedAt }: Portion): boolean => decidedAt !== null && arrivedAt !== null && decidedAt > arrivedAt;
/** Steps of its way that waited for the goods to arrive. */
const workOn = ({ steps }: Portion): string[] => Object.keys(steps).filter((key) => ON_ROUTES.has(key) && !BEFORE_ARRIVAL.includes(key));
