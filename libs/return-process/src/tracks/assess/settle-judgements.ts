/** What happens to judgements by themselves: rules decide, the pool is asked, what is about nothing any more is taken back. */
import type { ReturnDraft } from '../../context.js';
import { completeStep, voidStep } from '../../engine/advance.js';
import { isOpen, isOver } from '../../engine/draft.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import { requestLink } from '../../links/request-link.js';
import { consignments, portions, portionsOf, type Consignment, type Portion, type ReturnScope } from '../../state.js';
import { isJudgedAlone, judgedBy } from './judged-portions.js';
import { isBeingApproved, isInspectable, isJudgeable } from './judgeable.js';
import { offersFor } from './offers.js';
import { holdBack, openJudgement, resumeJudgement } from './open-judgement.js';
import { applyProposal } from './proposals.js';

/** One round of it; true when anything changed. */
export function settleJudgements(draft: ReturnDraft): boolean {
  const of = consignments(draft.state);
  if (draft.state.ending !== null) return [...of.map((consignment) => dropEmpty(draft, consignment)), ...portions(draft.state).map((portion) => dropGone(draft, portion))].some(Boolean);
  return [
    ...of.map((consignment) => decideByRules(draft, consignment, 'dispose')), ...portions(draft.state).map((portion) => decideByRules(draft, portion, 'redecide')),
    ...of.map((consignment) => holdBack(draft, consignment)), ...portions(draft.state).map((portion) => holdBack(draft, portion) || resumeJudgement(draft, portion)), ...of.map((consignment) => dropEmpty(draft, consignment)), ...portions(draft.state).map((portion) => dropGone(draft, portion)), ...portions(draft.state).map((portion) => judgeAlone(draft, portion)), ...of.map((consignment) => askPool(draft, consignment)),
  ].some(Boolean);
}

/** P14 mode rules: goods for which exactly one choice is left are decided without anybody (S002-01: resaleable or not). */
function decideByRules(draft: ReturnDraft, scope: Consignment | Portion, key: 'dispose' | 'redecide'): boolean {
  const def = draft.ctx.flow.byKey[key];
  const step = scope.steps[key];
  if (draft.ctx.policy.disposition.by.mode !== 'rules' || isBeingApproved(draft.state) || def === undefined || step?.s !== 'open' || step.openedAt === undefined) return false;
  const judged = judgedBy(draft, { scope, def });
  const clear = judged.flatMap((portion) => {
    const [offer, ...others] = offersFor(draft, portion);
    const [remedy, ...more] = offer?.remedies ?? [];
    return offer === undefined || remedy === undefined || others.length > 0 || more.length > 0 ? [] : [{ portion, part: { qty: portion.qty, goods: offer.goods, remedy } }];
  });
  const approved = draft.ctx.policy.approvals.disposition !== undefined;
  if (clear.length === 0 || (approved && clear.length < judged.length)) return false;
  if (approved) scope.proposal = [...new Set(clear.map(({ portion }) => portion.line))].map((line) => ({ line, parts: clear.filter(({ portion }) => portion.line === line).map(({ part }) => part) }));
  else for (const { portion, part } of clear) applyProposal(draft, [{ line: portion.line, parts: [part] }], [portion], step.openedAt);
  if (!approved && clear.length < judged.length) return true;
  completeStep(draft, scope, key, step.openedAt);
  if (approved && scope.kind === 'portion') openJudgement(draft, scope, 'redecideApprove', step.openedAt);
  return true;
}

/** Steps of a consignment that are about goods which went elsewhere or never came: their tasks are taken back. */
function dropEmpty(draft: ReturnDraft, consignment: Consignment): boolean {
  const { ctx: { policy }, state } = draft;
  const alive = portionsOf(state, consignment.id).filter(({ endedAt }) => endedAt === null);
  const about: { readonly [key: string]: boolean } = {
    instruct: alive.length > 0, transport: alive.length > 0 || Object.keys(consignment.counts).length > 0,
    sort: alive.some(({ arrivedAt }) => arrivedAt !== null), inspect: alive.some((portion) => isInspectable(policy, state, portion)), dispose: alive.some((portion) => isJudgeable(policy, state, portion) && !isJudgedAlone(portion)),
    disposeApprove: alive.some((portion) => isJudgeable(policy, state, portion)),
  };
  return Object.entries(about).map(([key, something]) => !something && isOpen(consignment, key) && drop(draft, consignment, key)).some(Boolean);
}

/** Goods judged before they came, which never came: what was asked for them ahead is taken back. */
const dropGone = (draft: ReturnDraft, portion: Portion): boolean =>
  portion.endedAt !== null && Object.keys(portion.steps).filter((key) => isOpen(portion, key) && !key.startsWith('duty:')).map((key) => drop(draft, portion, key)).some(Boolean);

function drop(draft: ReturnDraft, scope: ReturnScope, key: string): boolean {
  const tasks = tasksOf(draft.state, scope.id, key);
  const asked = tasks.filter((task) => task.state === 'open');
  for (const task of asked) askBack(task);
  if (tasks.length === 0) voidStep(scope, key, draft.at);
  return asked.length > 0 || tasks.length === 0;
}

/** Goods that came after their consignment was judged (a surplus that was accepted), or that belong to none, are judged by themselves (I6). */
function judgeAlone(draft: ReturnDraft, portion: Portion): boolean {
  const { ctx: { policy }, state } = draft;
  const own = consignments(state).find(({ id }) => id === portion.consignment);
  if (portion.decidedAt !== null || portion.endedAt !== null || isJudgedAlone(portion)) return false;
  if (own !== undefined && (!isJudgeable(policy, state, portion) || !isOver(own, 'dispose') || own.proposal !== undefined)) return false;
  openJudgement(draft, portion, 'redecide', portion.arrivedAt ?? draft.at);
  return true;
}

/** R18 (S003-08): goods in the pool are counted there; it starts the inspection when there are enough. */
function askPool(draft: ReturnDraft, consignment: Consignment): boolean {
  const openedAt = isOpen(consignment, 'pool') ? consignment.steps['pool']?.openedAt : undefined;
  if (openedAt === undefined || draft.state.links.some(({ kind, scope }) => kind === 'pool' && scope === consignment.id)) return false;
  requestLink(draft, { kind: 'pool', scope: consignment, step: 'pool', at: openedAt });
  return true;
}
