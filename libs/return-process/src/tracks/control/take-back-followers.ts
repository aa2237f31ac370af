/** What opened on the strength of a step that is done again. */
import { repeatSteps } from '../../engine/advance.js';
import type { Flow } from '../../engine/flow.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import type { ReturnScope } from '../../state.js';

/** Steps of the same scope that wait for `key` are asked back from their desks and come again after it. Whoever calls has made sure that nobody went by it. */
export function takeBackFollowers(draft: ReturnDraft, scope: ReturnScope, key: string, at: number): void {
  for (const next of followers(draft.ctx.flow, scope.kind, key)) {
    for (const task of tasksOf(draft.state, scope.id, next)) askBack(task);
    repeatSteps(scope, [next], at);
  }
}

/** Steps of a kind of scope that wait for this one, at whatever remove. */
function followers(flow: Flow, kind: ReturnScope['kind'], key: string, found = new Set<string>()): ReadonlySet<string> {
  for (const next of flow.steps.filter(({ scope, after }) => scope === kind && after.includes(key))) {
    if (found.has(next.key)) continue;
    found.add(next.key);
    followers(flow, kind, next.key, found);
  }
  return found;
}
