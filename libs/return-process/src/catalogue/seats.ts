/** Whom a step asks (process-model.md §3, column owner): roles of the policy. */
import type { Seat, StepDef } from '../engine/flow.js';
import type { Scope } from '../engine/model.js';
import type { ReturnDraft } from '../context.js';
import { gateSeats } from '../gates/gate-seats.js';
import type { ReturnScope } from '../state.js';
import { rowOf } from '../tracks/step-rows.js';

/** All seats of a step in their order; none = nobody has to be asked. */
export function seatsOf(draft: Pick<ReturnDraft, 'ctx' | 'state'>, scope: Scope, def: StepDef): Seat[] {
  const { ctx: { policy }, state } = draft;
  const one = (role: string | null | undefined): Seat[] => (role === null || role === undefined ? [] : [{ level: 1, role, clause: def.clause }]);
  const row = rowOf(def.key);
  if (row === undefined) return one(policy.duties[def.key.slice('duty:'.length)]?.by);
  if (row.seats !== undefined) return row.seats(draft, scope as ReturnScope, def);
  if (row.gate === undefined) return one(row.owner === undefined && row.ask !== undefined ? policy.ask[row.ask].by : row.owner?.(policy, state, scope as ReturnScope));
  return gateSeats(draft, scope, row);
}
