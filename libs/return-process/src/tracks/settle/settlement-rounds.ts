/** 协商 and 付款重试: steps that go round again, up to the policy's bound; beyond it a named person decides (放行循环). */
import { askForMore, roundsLeft as roundsLeftOf } from '../../asks/loop-rounds.js';
import type { ReturnDraft } from '../../context.js';
import { repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import type { ReturnScope } from '../../state.js';

export type MoneyLoop = 'proposal' | 'payment';
/** Per loop: the steps that go round, the one that counts its rounds, and the step in which going on is allowed. */
export const MONEY_LOOPS = {
  proposal: { again: ['value', 'propose', 'audit', 'settleApprove'], counts: 'value', limit: 'proposalLimit' },
  payment: { again: ['pay'], counts: 'pay', limit: 'paymentLimit' },
} as const satisfies Record<MoneyLoop, { again: readonly string[]; counts: string; limit: string }>;

/** Rounds after the present one before somebody must allow more. */
export const roundsLeft = (at: Pick<ReturnDraft, 'ctx' | 'state'>, scope: ReturnScope, loop: MoneyLoop): number =>
  roundsLeftOf(at, loop, stepOf(scope, MONEY_LOOPS[loop].counts).round + 1, loop === 'payment' ? at.state.settlement?.granted.payment : undefined);

/** Sends the loop round once more; at the bound the next round waits for the grant. */
export function goRound(draft: ReturnDraft, scope: ReturnScope, loop: MoneyLoop, at: number): void {
  const { again, limit } = MONEY_LOOPS[loop];
  const atBound = roundsLeft(draft, scope, loop) === 0;
  for (const step of again) for (const task of tasksOf(draft.state, scope.id, step)) closeTask(draft, task, 'done');
  repeatSteps(scope, again, at);
  if (atBound) askForMore(draft, scope, limit, at);
}
