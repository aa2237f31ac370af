/** A return that falls into another quantity class while it runs or to another amount level (process-model.md §2, §7; R17: a second return of the same day). */
import type { ReturnDraft } from '../../context.js';
import { openStep, repeatSteps } from '../../engine/advance.js';
import { raise } from '../../engine/anomalies.js';
import { stepOf } from '../../engine/draft.js';
import type { Seat } from '../../engine/flow.js';
import { reviseClasses } from '../../engine/revise-clocks.js';
import { askSeats } from '../../engine/tasks.js';
import type { Target } from '../../facts/target.js';
import { levelsThatApply } from '../../gates/chain-levels.rules.js';
import { attrsIn, attrsOf, caseAttrs } from '../../catalogue/attributes.js';
import { portions, supplies, type ReturnScope } from '../../state.js';

/** Levels of the return chain that apply now and have not signed; what was given stays. */
export function levelsMissing({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope): Seat[] {
  const given = stepOf(scope, 'approve').signed ?? [];
  const chain = policy.approvals.return;
  return chain === undefined ? [] : levelsThatApply(chain, attrsIn(policy, state, scope)).filter(({ level }) => !given.some((signed) => signed.level === level));
}

/** Quantity class and levels of the return chain as they stand now. */
const standing = ({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>): string => {
  const chain = policy.approvals.return;
  const goods = attrsOf(policy, state, portions(state));
  return JSON.stringify([caseAttrs(policy, state).quantityClass ?? null, chain === undefined ? [] : levelsThatApply(chain, goods).map(({ level }) => level)]);
};

/** What makes the return larger (数量汇总, a surplus that is accepted) may put it into another class or before another level. */
export function growing<T>(draft: ReturnDraft, at: number, change: () => T): T {
  const before = standing(draft);
  const outcome = change();
  if (draft.state.ending === null && standing(draft) !== before) changeClass(draft, at);
  return outcome;
}

/** Nothing is undone: missing levels sign in a second round, limits get their new due time, what was shipped is shown. */
function changeClass(draft: ReturnDraft, at: number): void {
  const { state, ctx } = draft;
  const whole = state.scopes.find(({ kind }) => kind === 'case');
  const [approve, again] = [ctx.flow.byKey['approve'], ctx.flow.byKey['approveAgain']];
  if (whole === undefined || approve === undefined || again === undefined) return;
  const standing = stepOf(whole, 'approve').s;
  if (standing === 'open' && approve.order === 'together') askSeats(draft, whole, approve, at);
  if (standing === 'done' && stepOf(whole, 'approveAgain').s !== 'open' && levelsMissing(draft, whole).length > 0) {
    repeatSteps(whole, ['approveAgain'], at);
    openStep(draft, whole, again, at);
  }
  reviseClasses(draft, at);
  if (supplies(state).some(({ shipped }) => shipped)) {
    raise(draft, 'class_changed_late', { step: 'ship', scope: 'case', factId: draft.cause, role: ctx.policy.roles[ctx.policy.inbound.instruct]?.head ?? ctx.policy.management });
  }
}

/** 补批 accepted: its signatures stand beside those of the first round. */
export function addLevels(_draft: ReturnDraft, { scope }: Target): void {
  const { approve, approveAgain } = scope.steps;
  if (approve !== undefined) approve.signed = [...(approve.signed ?? []), ...(approveAgain?.signed ?? [])].sort((a, b) => a.level - b.level);
}
