/** What the engine asks the return: when a step may open, whether it is needed, whose it is. */
import { holds, holdsForOne } from '../policy/conditions.js';
import { asksBack } from '../engine/tasks.js';
import type { Rules, StepDef } from '../engine/flow.js';
import type { ReturnDraft } from '../context.js';
import { isExpected, isUndecidedHere, portions, portionsOf, type Consignment, type Portion, type ReturnScope, type ReturnState } from '../state.js';
import { caseAttrs, lineAttrs, undecidedLines } from './attributes.js';
import { routeOf } from './routes.js';
import { seatsOf } from './seats.js';
import { settleReturn } from './settle-return.js';

type Need = (draft: ReturnDraft, scope: ReturnScope) => boolean;

/** Read once, when the step could open. A step without a row is needed whenever its policy switches it on. */
const NEEDS: { readonly [step: string]: Need } = {
  contact: ({ ctx: { policy }, state }) => policy.contact.when === undefined || holds(policy.contact.when, caseAttrs(policy, state)),
  onsite: ({ ctx: { policy }, state }) => policy.onsite.mode === 'required' || state.attrs['onsiteWanted'] === true,
  approve: ({ state }) => portions(state).some((portion) => portion.decidedAt === null && portion.endedAt === null),
  release: (_draft, scope) => scope.steps['hold']?.s === 'done',
  instruct: ({ state }, scope) => (scope as Consignment).instructedAt === null && travels(state, scope),
  transport: ({ state }, scope) => travels(state, scope),
  receive: ({ state }, scope) => travels(state, scope),
  discrepancy: (_draft, scope) => (scope as Consignment).settledAt === null && Object.keys((scope as Consignment).counts).length > 0,
  notify: ({ state }, scope) => portionsOf(state, scope.id).some((portion) => portion.arrivedAt !== null && portion.endedAt === null),
  inspect: ({ ctx: { policy }, state }, scope) => holdsForOne(policy.inspection.when, undecidedLines(policy, state, scope.id)),
  meet: ({ ctx: { policy }, state }) => policy.review.meeting !== null && holdsForOne(policy.review.meeting.when, undecidedLines(policy, state)),
  dispose: ({ state }, scope) => portionsOf(state, scope.id).some(isUndecidedHere),
};

/** Are there goods that belong to this consignment? */
const travels = (state: ReturnState, { id }: ReturnScope): boolean => portionsOf(state, id).some((portion) => portion.endedAt === null);

function dutyNeeded({ ctx: { policy }, state }: ReturnDraft, scope: ReturnScope, def: StepDef): boolean {
  const when = policy.duties[def.key.slice('duty:'.length)]?.when;
  if (when === undefined) return true;
  if (scope.kind === 'portion') return holds(when, lineAttrs(policy, state, scope.line, scope));
  return holdsForOne(when, state.lines.map(({ line }) => lineAttrs(policy, state, line)));
}

/** A portion's steps follow the route of its goods outcome; those in the house wait until the goods are there. */
function routeMarks(portion: Portion, def: StepDef): readonly string[] | null {
  const route = portion.goods === null ? null : routeOf(portion.goods, portion.remedy);
  const place = route?.steps.indexOf(def.key) ?? -1;
  if (route === null || place < 0 || portion.endedAt !== null || portion.steps['loopLimit']?.s === 'open') return null;
  return ['decided', ...(route.at === 'house' ? ['arrived'] : []), ...route.steps.slice(Math.max(0, place - 1), place), ...def.after];
}

export const RETURN_RULES: Rules<ReturnState> = {
  after: (_draft, scope, def) => {
    if (!def.byMarks) return null;
    const own = scope as ReturnScope;
    if (own.kind === 'portion' && def.accepts !== 'duty') return routeMarks(own, def);
    return own.kind === 'supply' && (own.endedAt !== null || own.decision === 'void') ? null : def.after;
  },
  mark: (state, scope, name) => {
    if (name === 'complaint') return state.complaintAt;
    const own = scope as ReturnScope;
    if (own.kind !== 'portion') return null;
    return name === 'decided' ? own.decidedAt : name === 'arrived' ? own.arrivedAt : null;
  },
  mayOpen: ({ state }, scope, def) => {
    if (state.closedAt !== null) return false;
    const own = scope as ReturnScope;
    if (state.ending !== null) return windsDown(state, own, def);
    return def.key !== 'meet' || portions(state).some((portion) => portion.arrivedAt !== null) || portions(state).every((portion) => !isExpected(portion));
  },
  needed: (draft, scope, def) => {
    const own = scope as ReturnScope;
    if (def.accepts === 'duty') return dutyNeeded(draft as ReturnDraft, own, def);
    return NEEDS[def.key]?.(draft as ReturnDraft, own) ?? true;
  },
  seats: (draft, scope, def) => seatsOf(draft as ReturnDraft, scope, def),
  limitHolds: (draft, scope, sla) => {
    const { ctx: { policy }, state } = draft as ReturnDraft;
    if (sla.when === undefined) return true;
    const own = scope as ReturnScope;
    if (own.kind === 'portion') return holds(sla.when, lineAttrs(policy, state, own.line, own));
    return holdsForOne(sla.when, state.lines.map(({ line }) => lineAttrs(policy, state, line)));
  },
  budgetAdds: (draft, scope, sla) => {
    const { ctx: { policy }, state } = draft as ReturnDraft;
    const own = scope as ReturnScope;
    const lines = own.kind === 'portion' ? [lineAttrs(policy, state, own.line, own)] : state.lines.map(({ line }) => lineAttrs(policy, state, line));
    return (sla.adds ?? []).filter(({ when }) => holdsForOne(when, lines)).flatMap(({ then }) => ('agreed' in then ? [] : [then]));
  },
  settle: (draft) => settleReturn(draft as ReturnDraft),
};

/** 收尾: goods on their way are awaited and counted, holds released, arrived goods sent back; nothing else begins. */
function windsDown(state: ReturnState, scope: ReturnScope, def: StepDef): boolean {
  if (scope.kind === 'portion') return scope.windDown;
  // an instruction that was given is not given again: 退货指引 is passed by
  if (scope.kind === 'consignment') return (def.windsDown || def.key === 'instruct') && (scope.instructedAt !== null || scope.steps[def.key]?.ahead !== undefined);
  return def.windsDown && !asksBack(state);
}
