/** 效果不良 and 重发报告 (§4.4 RMA re-issue): what was reported is worked out again, up to the policy's bound; beyond it a named person decides. */
import { askForMore, roundsLeft } from '../../asks/loop-rounds.js';
import type { ReturnDraft } from '../../context.js';
import { repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import type { ReturnScope } from '../../state.js';

export type ReportLoop = 'effect' | 'report';
/** Per loop: the steps that go round, and the step in which going on is allowed. */
export const REPORT_LOOPS = {
  effect: { again: ['improve', 'effect', 'closeReview'], limit: 'effectLimit' },
  report: { again: ['improve', 'effect', 'report', 'ack'], limit: 'reportLimit' },
} as const satisfies Record<ReportLoop, { again: readonly string[]; limit: string }>;

/** Sends it round; the step whose answer asked for it (`from`) counts the rounds. At the bound the next one waits for the grant. */
export function goRound(draft: ReturnDraft, scope: ReturnScope, loop: ReportLoop, from: string, at: number): void {
  const { again, limit } = REPORT_LOOPS[loop];
  const atBound = roundsLeft(draft, loop, stepOf(scope, from).round) === 0;
  for (const task of tasksOf(draft.state, scope.id, from)) closeTask(draft, task, 'done');
  repeatSteps(scope, again, at);
  if (atBound) askForMore(draft, scope, limit, at);
}
