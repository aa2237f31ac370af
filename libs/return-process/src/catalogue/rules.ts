/** What the engine asks the return: when a step may open, whether it is needed, whose it is. */
import { holdsForOne } from '../policy/conditions.js';
import { asksBack } from '../engine/tasks.js';
import type { Rules, StepDef } from '../engine/flow.js';
import type { ReturnDraft } from '../context.js';
import type { Portion, ReturnScope, ReturnState, Supply } from '../state.js';
import { attrsIn } from './attributes.js';
import { caseMark } from './case-marks.js';
import { isOfSupplies, liveSupplies, supplyMark } from './supply-marks.js';
import { routeMarks } from '../tracks/execute/route-marks.js';
import { ON_ROUTES, routeOf } from '../tracks/execute/routes.js';
import { rowOf } from '../tracks/step-rows.js';
import { deemAnswer } from '../asks/answer-ask.js';
import { isAsked } from '../asks/is-asked.js';
import { seatsOf } from './seats.js';
import { settleReturn } from './settle-return.js';

function dutyNeeded({ ctx: { policy }, state }: ReturnDraft, scope: ReturnScope, def: StepDef): boolean {
  const when = policy.duties[def.key.slice('duty:'.length)]?.when;
  if (scope.kind === 'case' && def.after.some(isOfSupplies) && liveSupplies(state).length === 0) return false;
  if (when === undefined) return true;
  return holdsForOne(when, attrsIn(policy, state, scope));
}

/** Steps of a portion follow its route; a 事项 that hangs on the judgement waits for that of its own portion. */
function portionMarks({ ctx }: ReturnDraft, portion: Portion, def: StepDef): readonly string[] | null {
  if (def.accepts !== 'duty') return routeMarks(ctx.policy, portion, def);
  return def.after.some((mark) => mark === 'dispose' || mark === 'disposeApprove') ? ['decided', ...def.after] : def.after;
}

/** A supply that was called off or has ended: what is still to be written about one that was shipped is written. */
const isPast = ({ endedAt, decision, shipped }: Supply, { accepts }: StepDef): boolean => (accepts === 'duty' ? decision === 'void' && !shipped : endedAt !== null || decision === 'void');

/** A step these goods do not come to on the way that was decided for them. */
const isOffRoute = ({ goods, remedy }: Portion, step: string): boolean =>
  goods !== null && rowOf(step)?.scope === 'portion' && ON_ROUTES.has(step) && !routeOf(goods, remedy).steps.includes(step);

export const RETURN_RULES: Rules<ReturnState> = {
  after: (draft, scope, def) => {
    if (!def.byMarks) return null;
    const own = scope as ReturnScope;
    const marks = own.kind === 'portion' ? portionMarks(draft as ReturnDraft, own, def)
      : own.kind === 'supply' && isPast(own, def) ? null : def.after;
    // papers, judgements and signatures that a return would have needed hold up nothing once it winds down
    return draft.state.ending === null ? marks : (marks?.filter((mark) => !/^(?:all:|any:)?duty:/.test(mark) && !['inspect', 'dispose', 'disposeApprove', 'signoff'].includes(mark)) ?? null);
  },
  mark: (state, scope, name) => {
    if (name === 'complaint') return state.complaintAt;
    const own = scope as ReturnScope;
    if (own.kind === 'case') return isOfSupplies(name) ? supplyMark(state, name) : caseMark(state, name);
    if (own.kind !== 'portion') return null;
    return name === 'decided' ? own.decidedAt : name === 'arrived' ? own.arrivedAt : null;
  },
  mayOpen: (draft, scope, def) => {
    if (draft.state.closedAt !== null) return false;
    const own = scope as ReturnScope;
    if (draft.state.ending !== null) return windsDown(draft.state, own, def);
    // a refused return waits for an appeal: only labels are placed and released meanwhile
    if (draft.state.intake.refused !== null) return def.key === 'hold' || def.key === 'release';
    return rowOf(def.key)?.may?.(draft as ReturnDraft, own) ?? true;
  },
  mayCome: ({ state }, scope, def) => {
    if (state.closedAt !== null) return false;
    const own = scope as ReturnScope;
    if (state.ending === null) return true;
    // 收尾: see windsDown below; goods still to be counted or sent home have their steps before them
    if (own.kind === 'consignment') return def.windsDown && own.settledAt === null;
    return own.kind === 'portion' ? own.endedAt === null : def.windsDown;
  },
  needed: (draft, scope, def) => {
    const own = scope as ReturnScope;
    if (def.accepts === 'duty') return dutyNeeded(draft as ReturnDraft, own, def);
    const row = rowOf(def.key);
    return row?.need?.(draft as ReturnDraft, own) ?? (row?.ask === undefined || isAsked(draft as ReturnDraft, own, row.ask));
  },
  compute: (draft, scope, def, at) => rowOf(def.key)?.compute?.(draft as ReturnDraft, scope as ReturnScope, at),
  skipped: (draft, scope, key, at) => rowOf(key)?.onSkip?.(draft as ReturnDraft, scope as ReturnScope, at),
  deem: (draft, scope, def, answer, at) => deemAnswer(draft as ReturnDraft, scope as ReturnScope, def, answer, at),
  seats: (draft, scope, def) => seatsOf(draft as ReturnDraft, scope, def),
  limitHolds: (draft, scope, sla) => {
    const { ctx: { policy }, state } = draft as ReturnDraft;
    const own = scope as ReturnScope;
    if (own.kind === 'portion' && isOffRoute(own, sla.stop)) return false;
    return sla.when === undefined || holdsForOne(sla.when, attrsIn(policy, state, own));
  },
  budgetAdds: (draft, scope, sla) => {
    const { ctx: { policy }, state } = draft as ReturnDraft;
    const lines = attrsIn(policy, state, scope as ReturnScope);
    return (sla.adds ?? []).filter(({ when }) => holdsForOne(when, lines)).flatMap(({ then }) => ('agreed' in then ? [] : [then]));
  },
  done: (draft, scope, key, at) => rowOf(key)?.onDone?.(draft as ReturnDraft, scope as ReturnScope, at),
  settle: (draft) => settleReturn(draft as ReturnDraft),
};

/** 收尾: goods on their way are awaited and counted, holds released, arrived goods sent back; nothing else begins. */
function windsDown(state: ReturnState, scope: ReturnScope, def: StepDef): boolean {
  if (scope.kind === 'portion') return scope.windDown;
  // an instruction that was given is not given again: 退货指引 is passed by
  if (scope.kind === 'consignment') return (def.windsDown || def.key === 'instruct') && (scope.instructedAt !== null || scope.steps[def.key]?.ahead !== undefined);
  return def.windsDown && !asksBack(state);
}
