/** Who looks at a fact that does not fit: the head of the step's owner, else the head of whoever guides the return. */
import type { ReturnDraft } from '../context.js';
import type { Target } from './target.js';

export function caretaker(draft: ReturnDraft, target: Pick<Target, 'scope' | 'def' | 'task'> | null): string {
  const { roles, management, inbound } = draft.ctx.policy;
  const owner = target === null ? undefined : (target.task?.role ?? draft.rules.seats(draft, target.scope, target.def)[0]?.role);
  return roles[owner ?? inbound.instruct]?.head ?? management;
}
