/** 循环: goods go round again up to the policy's bound; beyond it a named person decides (放行循环). */
import type { ReturnDraft } from '../../context.js';
import { openStep, repeatSteps } from '../../engine/advance.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import type { ResolvedProfile } from '../../policy/types.js';
import type { GoodsLoop, Portion } from '../../state.js';
import { isToldNotAsked } from './told-not-asked.rules.js';

const boundOf = (policy: ResolvedProfile, portion: Portion, loop: GoodsLoop): number => policy.loops[loop].max + (portion.granted?.[loop] ?? 0);

/** Rounds after the present one before somebody must allow more. */
export const roundsLeft = (policy: ResolvedProfile, portion: Portion, loop: GoodsLoop): number =>
  Math.max(0, boundOf(policy, portion, loop) - (portion.rounds?.[loop] ?? 0) - 1);

export const isAtBound = (policy: ResolvedProfile, portion: Portion, loop: GoodsLoop): boolean => (portion.rounds?.[loop] ?? 0) >= boundOf(policy, portion, loop);

/** R44 (S000-11, S000-15, S001-18, S003-15): what failed is done again, and checked again, until it passes. */
export function goRound(draft: ReturnDraft, portion: Portion, loop: GoodsLoop, from: string, again: readonly string[], at: number): void {
  for (const task of tasksOf(draft.state, portion.id, from)) closeTask(draft, task, 'done');
  repeatSteps(portion, again, at);
  portion.rounds = { ...portion.rounds, [loop]: (portion.rounds?.[loop] ?? 0) + 1 };
  const def = draft.ctx.flow.byKey['loopLimit'];
  if (def === undefined || draft.state.ending !== null || isToldNotAsked(draft.ctx.policy, portion) || !isAtBound(draft.ctx.policy, portion, loop)) return;
  portion.limit = loop;
  openStep(draft, portion, def, at);
}
