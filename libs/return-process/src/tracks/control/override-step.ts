/** 人工干预: a head takes a step out of the way, or has one done again. */
import { openStep, passOver, repeatSteps } from '../../engine/advance.js';
import { isOpen, stepOf } from '../../engine/draft.js';
import { askBack, tasksOf } from '../../engine/tasks.js';
import type { ReturnDraft } from '../../context.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { code, isObject, text } from '../../facts/read.js';
import type { ReturnScope } from '../../state.js';
import { rowOf } from '../step-rows.js';
import { isBuiltUpon } from './built-upon.rules.js';
import { mayOverride } from './department-heads.rules.js';
import { takeBackFollowers } from './take-back-followers.js';

/** What nobody may wave through: approvals, money, counts and judgements, and what the process itself asks of a person. */
const FIXED: ReadonlySet<string> = new Set([
  'register', 'close', 'eligible', 'exception', 'alternative', 'settleFirst', 'appeal', 'instruct', 'transport', 'receive', 'discrepancy', 'dispose', 'redecide', 'fee', 'consent', 'customerScrap',
  'loopLimit', 'anomaly', 'pauseReview', 'value', 'propose', 'audit', 'post', 'pay', 'adjust', 'deposit', 'depositSettle', 'scrap', 'ship', 'sendBack', 'stockIn',
]);

/**
 * By any head, with a reason. `skip` and `void`: the step is passed by and what follows goes on; tasks are asked back from
 * their desks. `reopen`: a step that is over is asked for again, while nothing has been built on it; what had opened after it is
 * asked back and comes again. A step done ahead of its order, as goods that came unannounced, is to be done as if it never was.
 */
export const override: CaseHandler = (draft, fact, at) => {
  const [step, reason] = [code(fact.payload['step']), text(fact.payload['reasonCode'])];
  const act = fact.payload['act'];
  if (step === null || reason === null || (act !== 'skip' && act !== 'void' && act !== 'reopen')) return misfit('malformed');
  if (!mayOverride(draft.ctx.policy, fact.by.role)) return misfit('not_permitted');
  const named = isObject(fact.scope) ? [fact.scope['portion'], fact.scope['supply'], fact.scope['consignment']].find((id) => id !== undefined) : undefined;
  const scope = draft.state.scopes.find(({ id }) => id === (named ?? 'case'));
  const def = draft.ctx.flow.byKey[step.replace(/^duty\./, 'duty:')];
  if (scope === undefined || def === undefined || def.scope !== scope.kind || !def.on) return misfit('unknown_scope');
  return act === 'reopen' ? reopenStep(draft, scope, def.key, at) : passBy(draft, scope, def.key, act === 'void' ? 'void' : 'skipped', at);
};

function passBy(draft: ReturnDraft, scope: ReturnScope, key: string, how: 'skipped' | 'void', at: number): ReturnType<CaseHandler> {
  if (FIXED.has(key) || rowOf(key)?.gate !== undefined) return misfit('not_permitted');
  if (!isOpen(scope, key) && stepOf(scope, key).s !== 'idle') return 'ignored';
  for (const task of tasksOf(draft.state, scope.id, key)) askBack(task);
  passOver(scope, key, how, at);
  return 'applied';
}

function reopenStep(draft: ReturnDraft, scope: ReturnScope, key: string, at: number): ReturnType<CaseHandler> {
  const def = draft.ctx.flow.byKey[key];
  const step = stepOf(scope, key);
  if (def === undefined || step.s === 'open') return 'ignored';
  const ahead = step.s === 'idle' && step.ahead !== undefined;
  if ((step.s === 'idle' && !ahead) || draft.state.ending !== null || ['register', 'close', 'receive', 'dispose', 'value', 'post', 'pay'].includes(key)) return misfit('not_permitted');
  if (isBuiltUpon(draft, scope, key)) return misfit('second_decision');
  if (ahead) {
    delete step.ahead;
    return 'applied';
  }
  takeBackFollowers(draft, scope, key, at);
  repeatSteps(scope, [key], at);
  openStep(draft, scope, def, at);
  return 'applied';
}
