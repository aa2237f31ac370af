/** 更正 of a judgement: the goods it was about are undecided again. */
import { repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { forgetRoute, leaveRoute } from '../../portions.js';
import { portions, supplies, type Attr, type Consignment, type Portion, type ReturnScope } from '../../state.js';
import { releaseSupply } from '../supply/supplies.js';

/** What of the whole return goes by the judgements: the money, and what the customer is told. */
const AFTERWARDS = ['value', 'propose', 'audit', 'settleApprove', 'post', 'pay', 'tell', 'adjust', 'depositSettle', 'report', 'ack', 'closeReview'] as const;

/**
 * Tasks on the way of these goods are asked back, what is owed in kind is called off, an amount that nobody has agreed to is
 * reckoned anew. False once somebody has gone by it: it was approved, several signed it, the goods were worked on or moved, a
 * replacement was ordered, money agreed or booked; then nothing may be used of what was changed here.
 */
export function takeBackJudgement(draft: ReturnDraft, scope: Consignment | Portion, step: 'dispose' | 'redecide', did: { readonly [decision: string]: number }, at: number): boolean {
  const { state } = draft;
  const approval = step === 'dispose' ? 'disposeApprove' : 'redecideApprove';
  const def = draft.ctx.flow.byKey[step];
  const judged = portions(state).filter(({ decision }) => decision !== null && Object.hasOwn(did, decision));
  const alone = step === 'dispose' || judged.every((portion) => portion === scope);
  if (def === undefined || !alone || draft.rules.seats(draft, scope, def).length > 1 || wasUsed(scope, approval)) return false;
  if (judged.length === 0 && scope.proposal === undefined) return false;
  if (judged.some((portion) => wasMoved(portion) || portion.remedyKept || !isOf(scope, portion))) return false;
  if (supplies(state).some((supply) => Object.hasOwn(did, supply.decision) && (supply.shipped || supply.endedAt !== null || Object.keys(supply.steps).some((key) => wasUsed(supply, key))))) return false;
  if (!takeBackMoney(draft, stepOf(scope, step).mark ?? at, at)) return false;
  delete scope.proposal;
  askAgain(draft, scope, approval, at);
  if (scope.kind === 'consignment') for (const portion of judged) portion.consignment = portion.parent = scope.id;
  return judged.every((portion) => undecide(draft, portion, at));
}

/** Goods of this consignment, or that left it because they would stay with the customer, while it is still awaited. */
function isOf(scope: Consignment | Portion, { consignment }: Portion): boolean {
  if (scope.kind === 'portion' || consignment === scope.id) return true;
  return consignment === null && scope.settledAt === null && ['instruct', 'transport'].every((key) => ['idle', 'open', 'done'].includes(stepOf(scope, key).s));
}

const wasUsed = (scope: ReturnScope, key: string): boolean => {
  const { s, signed = [], reply } = stepOf(scope, key);
  return s === 'done' || signed.length > 0 || reply !== undefined;
};
const wasMoved = (portion: Portion): boolean =>
  portion.windDown || portion.heldBack !== undefined || Object.keys(portion.steps).some((key) => !key.startsWith('redecide') && wasUsed(portion, key));

function undecide(draft: ReturnDraft, portion: Portion, at: number): boolean {
  if (!releaseSupply(draft, portion)) return false;
  forgetRoute(portion);
  forgetAttrs(portion);
  leaveRoute(draft, portion, at);
  Object.assign(portion, { goods: null, remedy: null, decision: null, decidedAt: null, endedAt: null });
  return true;
}

/** What the judgement said of these goods beside their outcome (fault, cause) was never said. */
function forgetAttrs(portion: Portion): void {
  const { attrs = {}, attrsBefore = {} } = portion;
  const known = Object.entries({ ...attrs, ...attrsBefore }).filter((entry): entry is [string, Attr] => entry[1] !== null);
  delete portion.attrs;
  delete portion.attrsBefore;
  if (known.length > 0) portion.attrs = Object.fromEntries(known);
}

/** What was reckoned since the judgement is reckoned anew; false when somebody has said yes to it, or a customer was told. */
function takeBackMoney(draft: ReturnDraft, since: number, at: number): boolean {
  const whole = draft.state.scopes.find(({ kind }) => kind === 'case');
  if (whole === undefined) return false;
  const later = AFTERWARDS.filter((key) => stepOf(whole, key).s !== 'idle' && (stepOf(whole, key).openedAt ?? stepOf(whole, key).mark ?? 0) >= since);
  if (later.some((key) => key !== 'value' && wasUsed(whole, key))) return false;
  if (later.includes('value')) {
    if (stepOf(whole, 'value').round > 1) return false;
    delete draft.state.settlement;
  }
  for (const key of later) askAgain(draft, whole, key, at);
  return true;
}

function askAgain(draft: ReturnDraft, scope: ReturnScope, key: string, at: number): void {
  for (const task of tasksOf(draft.state, scope.id, key)) askBack(task);
  repeatSteps(scope, [key], at);
}
