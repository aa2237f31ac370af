/** 审核. */
import { voidStep } from '../../engine/advance.js';
import type { StepHandler } from '../../facts/outcome.js';
import { signLevel } from '../../facts/signatures.js';
import { beginEnding } from '../close/wind-down.js';

/** 审核: one level; a rejection winds the return down. */
export const review: StepHandler = (draft, target, fact, at) =>
  signLevel(draft, target, fact, at, () => {
    voidStep(target.scope, target.def.key, at);
    draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: 'case' });
    if (draft.state.ending === null) beginEnding(draft, 'rejected', at);
  });
