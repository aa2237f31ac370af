/** 延期. */
import { extendClock } from '../../engine/clocks.js';
import { dueOf } from '../../engine/rungs.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { instant, text } from '../../facts/read.js';

/** 延期: by a role the limit names, so many times, only to a later time; after the breach by the owner's head alone. */
export const extend: CaseHandler = (draft, { by, payload }, at) => {
  const [id, newDue] = [text(payload['clockId']), instant(payload['newDue'])];
  if (id === null || newDue === null || text(payload['reasonCode']) === null) return misfit('malformed');
  const clock = draft.state.clocks.find((other) => other.id === id);
  const allowed = clock === undefined ? undefined : draft.ctx.policy.sla[clock.rule]?.extend;
  if (clock === undefined) return misfit('unknown_scope');
  if (clock.state !== 'running') return 'ignored';
  const late = at > dueOf(clock) || clock.breaches.some(({ withdrawnAt, dueAt }) => withdrawnAt === null && dueAt < at);
  const head = draft.ctx.policy.roles[clock.owner]?.head;
  if (clock.kind !== 'sla' || allowed === undefined || clock.extended >= allowed.times) return misfit('not_permitted');
  if (!allowed.by.includes(by.role) && by.role !== head) return misfit('not_permitted');
  if (newDue <= at || (late && by.role !== head)) return misfit('not_permitted');
  extendClock(draft, clock, newDue, at);
  return 'applied';
};
