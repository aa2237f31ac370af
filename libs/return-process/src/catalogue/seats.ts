/** Whom a step asks (process-model.md §3, column owner): roles of the policy. */
import { GATE_STEPS, type Gate } from '../policy/steps.js';
import { decide, holds } from '../policy/conditions.js';
import type { Seat, StepDef } from '../engine/flow.js';
import type { Scope } from '../engine/model.js';
import type { ReturnDraft } from '../context.js';
import type { Portion, ReturnState } from '../state.js';
import type { ResolvedProfile } from '../policy/types.js';
import { caseAttrs, lineAttrs } from './attributes.js';

type Owner = (policy: ResolvedProfile, state: ReturnState, scope: Scope) => string | null;

const OWNERS: { readonly [step: string]: Owner } = {
  contact: ({ contact }) => contact.by,
  onsite: ({ onsite }) => onsite.by,
  release: ({ containment }) => containment.release,
  instruct: ({ inbound }) => inbound.instruct,
  receive: ({ receipt }) => receipt.by,
  discrepancy: ({ receipt }) => receipt.mismatch.tell[0] ?? receipt.by,
  notify: ({ receipt }) => receipt.by,
  inspect: ({ inspection }) => inspection.by,
  meet: ({ review }) => review.meeting?.by ?? null,
  dispose: ({ disposition }) => disposition.by.roles[0] ?? null,
  redecide: ({ disposition }) => disposition.by.roles[0] ?? null,
  order: ({ rework }) => rework.order,
  rework: (policy, state, scope) => decide(policy.rework.by, lineAttrs(policy, state, (scope as Portion).line, scope as Portion)).then,
  reinspect: ({ rework }) => rework.reinspect,
  loopLimit: ({ loops }) => loops.rework.grant,
  stockIn: ({ execution }) => execution.stockIn,
  scrapRequest: ({ execution }) => execution.scrapRequest,
  scrap: ({ execution }) => execution.scrap,
  pack: ({ execution }) => execution.pack,
  sendBack: ({ execution }) => execution.sendBack,
  onsiteWork: ({ execution }) => execution.onsiteWork,
  supplyOrder: ({ replacement }) => replacement.by,
  make: ({ replacement }) => replacement.make,
  ship: ({ replacement }) => replacement.ship,
  pauseReview: (policy, state) => policy.roles[state.paused?.role ?? '']?.head ?? policy.management,
};

/** The gate whose chain works in a step, if any. */
export const gateOf = (step: string): Gate | undefined => (Object.keys(GATE_STEPS) as Gate[]).find((gate) => GATE_STEPS[gate] === step);

/** All seats of a step in their order; none = nobody has to be asked. */
export function seatsOf({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, scope: Scope, def: StepDef): Seat[] {
  const one = (role: string | null | undefined): Seat[] => (role === null || role === undefined ? [] : [{ level: 1, role, clause: def.clause }]);
  if (def.key.startsWith('duty:')) return one(policy.duties[def.key.slice('duty:'.length)]?.by);
  if (def.key === 'hold') return policy.containment.holds.map(({ by }, index) => ({ level: index + 1, role: by, clause: def.clause }));
  // the goods may come, or somebody says that they never will: asked once nobody waits for the return any more
  if (def.key === 'transport') return [...one(policy.receipt.by), ...(state.ending === null ? [] : [{ level: 2, role: policy.inbound.instruct, clause: 'house' }])];
  const gate = gateOf(def.key);
  if (gate !== undefined) {
    const levels = policy.approvals[gate]?.levels ?? [];
    return levels.filter(({ when }) => when === undefined || holds(when, caseAttrs(policy, state))).map(({ role, clause }, index) => ({ level: index + 1, role, clause }));
  }
  return one(OWNERS[def.key]?.(policy, state, scope));
}
