/** 复检结果. */
import type { ReturnDraft } from '../../context.js';
import { completeStep, openStep, repeatSteps } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import { closeTask, tasksOf } from '../../engine/tasks.js';
import type { StepHandler } from '../../facts/outcome.js';
import type { Portion } from '../../state.js';
import { share, twoParts } from './share-portion.js';

/** 复检结果: failed goods are reworked again, up to the bound; beyond it a named person decides (R44, 放行循环). */
export const reinspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  return share(draft, portion, twoParts(draft, portion, payload['fail'], payload['pass']), [
    (part) => {
      for (const task of tasksOf(draft.state, part.id, def.key)) closeTask(draft, task, 'done');
      reworkAgain(draft, part, at);
    },
    (part) => completeStep(draft, part, def.key, at),
  ]);
};

function reworkAgain(draft: ReturnDraft, portion: Portion, at: number): void {
  const rounds = stepOf(portion, 'rework').round;
  repeatSteps(portion, ['rework', 'reinspect'], at);
  if (rounds < draft.ctx.policy.loops.rework.max + portion.granted || draft.state.ending !== null) return;
  const def = draft.ctx.flow.byKey['loopLimit'];
  if (def !== undefined) openStep(draft, portion, def, at);
}
