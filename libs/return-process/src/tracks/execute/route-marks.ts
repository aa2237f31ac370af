/** What a step of a route waits for. */
import type { StepDef } from '../../engine/flow.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { Portion } from '../../state.js';
import { BEFORE_ARRIVAL, ON_ROUTES, routeOf, type Route } from './routes.js';

/**
 * Marks the step waits for in this portion; null = it is not on its route now. All steps before it, since a loop may send an
 * early one round again: a repair that is quoted anew waits for the answer. Work in the house waits for goods that are here and,
 * where a branch factory answers for them, that it has signed for (S000-19 §5 before §6).
 */
export function routeMarks({ duties, receipt }: ResolvedProfile, portion: Portion, def: StepDef): readonly string[] | null {
  if (portion.goods === null || portion.endedAt !== null || portion.steps['loopLimit']?.s === 'open') return null;
  const route = routeOf(portion.goods, portion.remedy);
  const place = route.steps.indexOf(def.key);
  if (place < 0) return null;
  const inHouse = route.at === 'house' && !BEFORE_ARRIVAL.includes(def.key);
  return ['decided', ...(inHouse ? ['arrived', ...(receipt.signoff === null ? [] : ['signoff'])] : []), ...route.steps.slice(0, place), ...def.after.filter((mark) => comesUp(duties, route, mark))];
}

/** A duty of each portion that hangs on a step this route does not have never comes up: nothing waits for it. */
function comesUp(duties: ResolvedProfile['duties'], route: Route, mark: string): boolean {
  const duty = mark.startsWith('duty:') ? duties[mark.slice('duty:'.length)] : undefined;
  if (duty === undefined || duty.per !== 'portion') return true;
  const anchor = duty.after.replace(/^open:/, '');
  return !ON_ROUTES.has(anchor) || route.steps.includes(anchor);
}
