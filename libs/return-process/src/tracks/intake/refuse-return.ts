/** A return, or lines of it, that is not accepted; and the customer's way to object (申诉). */
import { roundsLeft } from '../../asks/loop-rounds.js';
import { isAsked } from '../../asks/is-asked.js';
import type { ReplyHandler } from '../../asks/reply.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep, openStep, repeatSteps, voidStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import type { Target } from '../../facts/target.js';
import { nextDecision } from '../../portions.js';
import type { CaseScope, ReturnScope } from '../../state.js';
import { undecided } from '../../statements/task-lines.js';
import { beginEnding } from '../close/wind-down.js';
import { leaveWithCustomer } from './leave-with-customer.js';

const caseOf = ({ state }: Pick<ReturnDraft, 'state'>): CaseScope | undefined => state.scopes.find((scope) => scope.kind === 'case');

/** Which step refused, and why: codes that people read beside it. */
export interface Refusal { readonly by: string; readonly reasons: readonly string[] }

function remember({ state }: ReturnDraft, { reasons }: Refusal): void {
  state.intake.reasons = [...new Set([...state.intake.reasons, ...reasons])];
}

/** Refuses lines; the rest of the return goes on without them. Goods that came already go back. */
export function refuseLines(draft: ReturnDraft, lines: readonly number[], refusal: Refusal, at: number): void {
  const live = undecided(draft.state);
  const refused = live.filter(({ line }) => lines.includes(line));
  if (refused.length === 0) return;
  if (refused.length === live.length && draft.state.scopes.every((scope) => scope.kind !== 'portion' || live.includes(scope))) return refuseReturn(draft, refusal, at);
  remember(draft, refusal);
  draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: 'case' });
  const decision = nextDecision(draft.state);
  for (const portion of refused) leaveWithCustomer(draft, portion, 'NONE', at, decision);
}

/** The whole return is refused: it winds down, unless the customer may still appeal. */
export function refuseReturn(draft: ReturnDraft, refusal: Refusal, at: number): void {
  const { state, ctx } = draft;
  remember(draft, refusal);
  draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: 'case' });
  if (state.ending !== null) return;
  const scope = caseOf(draft);
  const appeal = ctx.flow.byKey['appeal'];
  const again = scope !== undefined && roundsLeft(draft, 'appeal', stepOf(scope, 'appeal').round) > 0;
  // what was refused on the spot is over; an appeal needs something still to be decided
  if (scope === undefined || appeal === undefined || !again || undecided(state).length === 0 || !isAsked(draft, scope, 'appeal')) return beginEnding(draft, 'rejected', at);
  state.intake.refused = { by: refusal.by, at };
  openStep(draft, scope, appeal, at);
}

/** 审核 refused by a level of its chain. */
export function rejectReturn(draft: ReturnDraft, { scope, def }: Target, at: number): void {
  voidStep(scope, def.key, at);
  refuseReturn(draft, { by: 'approve', reasons: ['approve'] }, at);
}

/** §4.4 appeal: the chain of 特批 looks at the refusal again; as often as the loop allows. */
export const appeal: StepHandler = (draft, target, { payload }, at) => {
  if (text(payload['groundsCode']) === null) return misfit('malformed');
  file(draft, target.scope, at);
  return 'applied';
};

function file(draft: ReturnDraft, scope: ReturnScope, at: number): void {
  completeStep(draft, scope, 'appeal', at);
  repeatSteps(scope, ['appeal', 'exception'], at);
  const exception = draft.ctx.flow.byKey['exception'];
  if (exception !== undefined) openStep(draft, scope, exception, at);
}

/** The customer puts up with the refusal, or says nothing until the time is over; `refuse` = he does not, which is an appeal. */
export const answerRefusal: ReplyHandler = (draft, { scope, def }, { answer }, at) => {
  if (answer === 'refuse') file(draft, scope, at);
  else {
    completeStep(draft, scope, def.key, at);
    upholdRefusal(draft, at);
  }
  return 'applied';
};

export function upholdRefusal(draft: ReturnDraft, at: number): void {
  draft.state.intake.refused = null;
  beginEnding(draft, 'rejected', at);
}

/** The appeal was right: what refused the return counts as passed, and the return goes on from there. */
export function liftRefusal(draft: ReturnDraft, at: number): void {
  const { intake } = draft.state;
  const by = intake.refused?.by;
  const scope = caseOf(draft);
  Object.assign(intake, { refused: null, excused: true });
  if (by === 'approve' && scope !== undefined) completeStep(draft, scope, 'approve', at);
}
