/** 客户答复 to the question of a step, and silence in its place. */
import { completeStep } from '../engine/advance.js';
import { stepOf } from '../engine/draft.js';
import type { StepDef } from '../engine/flow.js';
import { deem, silenceOf } from '../engine/silence.js';
import { closeTask, tasksOf } from '../engine/tasks.js';
import { readAttrs } from '../catalogue/attributes.js';
import type { ReturnDraft } from '../context.js';
import { misfit, type Outcome, type StepHandler } from '../facts/outcome.js';
import { text, whole } from '../facts/read.js';
import type { Target } from '../facts/target.js';
import type { ReturnScope } from '../state.js';
import type { At, StepRow } from '../tracks/step-row.js';
import { rowOf } from '../tracks/step-rows.js';
import { roundsLeft } from './loop-rounds.js';
import { ANSWERS, type Answer, type Reply } from './reply.js';

type Asked = Pick<At, 'ctx' | 'state' | 'scope' | 'def'>;

/** What the customer may answer; a counter-proposal only while rounds are left. */
export function answersOf(at: Asked): Answer[] {
  const counter = rowOf(at.def.key)?.counter;
  const again = counter !== undefined && roundsLeft(at, counter.loop, stepOf(at.scope, at.def.key).round) > 0;
  return again ? [...ANSWERS] : ['accept', 'refuse'];
}

/** Applies an answer; a step without a rule of its own is done with any. */
function settle(draft: ReturnDraft, row: StepRow, target: Target, reply: Reply, at: number): Outcome {
  const { scope, def } = target;
  if (reply.answer === 'counter') row.counter?.again(draft, target, at);
  else if (row.onReply !== undefined) return row.onReply(draft, target, reply, at);
  else completeStep(draft, scope, def.key, at);
  return 'applied';
}

/** P21, K20: the answer as a desk recorded it. */
export const answerAsk: StepHandler = (draft, target, { payload }, at) => {
  const { scope, def, task } = target;
  const row = rowOf(def.key);
  const answer = ANSWERS.find((one) => one === payload['answer']);
  const choice = payload['choice'] === undefined ? null : text(payload['choice']);
  const amount = payload['amount'] === undefined ? null : whole(payload['amount']);
  if (row === undefined || answer === undefined || payload['about'] !== def.ask?.key || (payload['amount'] !== undefined && amount === null)) return misfit('malformed');
  const asked: Asked = { ctx: draft.ctx, state: draft.state, scope, def };
  const choices = row.choices?.(asked) ?? [];
  if (!answersOf(asked).includes(answer) || (choice !== null && !choices.includes(choice))) return misfit('outcome_not_allowed');
  // only the amount of a settlement is bargained over, and an agreement alone has one
  if (amount !== null && (row.bargains !== true || answer !== 'accept')) return misfit('outcome_not_allowed');
  if (deemBefore(draft, target, at)) return secondAnswer({ ...target, step: stepOf(scope, def.key) }, payload);
  const outcome = settle(draft, row, target, { answer, choice, amount, deemed: false }, at);
  if (outcome !== 'applied') return outcome;
  Object.assign(draft.state.attrs, readAttrs('customer_reply', 'case', payload['attrs']));
  if (task !== undefined && draft.state.tasks.includes(task)) closeTask(draft, task, 'done');
  const step = scope.steps[def.key];
  if (step !== undefined && step.round === target.round && step.s !== 'idle') step.reply = { answer, ...(choice !== null && { choice }), ...(amount !== null && { amount }) };
  return 'applied';
};

/** An answer recorded after its time proves that none came in time: silence has answered first. */
function deemBefore(draft: ReturnDraft, { scope, def, task }: Target, at: number): boolean {
  const clock = draft.state.clocks.find((one) => one.kind === 'chase' && one.task === task?.id);
  const silence = clock === undefined ? null : silenceOf(draft.ctx, draft.state, clock);
  if (silence === null || at <= silence.at) return false;
  deem(draft, silence);
  return stepOf(scope, def.key).reply !== undefined || task === undefined || !draft.state.tasks.includes(task);
}

/** Answered already: the same word changes nothing; another is a person's to judge, also when it came in time and only its news late. */
export function secondAnswer({ step }: Pick<Target, 'step'>, payload: Readonly<Record<string, unknown>>): Outcome {
  const { reply } = step;
  const agrees = (name: 'choice' | 'amount'): boolean => payload[name] === undefined || payload[name] === reply?.[name];
  const same = reply !== undefined && reply.answer === payload['answer'] && agrees('choice') && agrees('amount');
  return same ? 'ignored' : misfit('second_decision');
}

/** Silence until the question's due instant. */
export function deemAnswer(draft: ReturnDraft, scope: ReturnScope, def: StepDef, answer: 'accept' | 'refuse', at: number): void {
  const row = rowOf(def.key);
  const step = stepOf(scope, def.key);
  if (row === undefined || step.s !== 'open') return;
  const target: Target = { scope, def, step, round: step.round, task: tasksOf(draft.state, scope.id, def.key)[0] };
  settle(draft, row, target, { answer, choice: null, amount: null, deemed: true }, at);
}
