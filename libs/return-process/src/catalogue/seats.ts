/** Whom a step asks (process-model.md §3, column owner): roles of the policy. */
import type { Seat, StepDef } from '../engine/flow.js';
import type { Scope } from '../engine/model.js';
import type { ReturnDraft } from '../context.js';
import { holds } from '../policy/conditions.js';
import type { ReturnScope } from '../state.js';
import { rowOf } from '../tracks/step-rows.js';
import { caseAttrs } from './attributes.js';

/** All seats of a step in their order; none = nobody has to be asked. */
export function seatsOf(draft: Pick<ReturnDraft, 'ctx' | 'state'>, scope: Scope, def: StepDef): Seat[] {
  const { ctx: { policy }, state } = draft;
  const one = (role: string | null | undefined): Seat[] => (role === null || role === undefined ? [] : [{ level: 1, role, clause: def.clause }]);
  const row = rowOf(def.key);
  if (row === undefined) return one(policy.duties[def.key.slice('duty:'.length)]?.by);
  if (row.seats !== undefined) return row.seats(draft, scope as ReturnScope, def);
  if (row.gate === undefined) return one(row.owner?.(policy, state, scope as ReturnScope));
  const levels = policy.approvals[row.gate]?.levels ?? [];
  return levels.filter(({ when }) => when === undefined || holds(when, caseAttrs(policy, state))).map(({ role, clause }, index) => ({ level: index + 1, role, clause }));
}
