/** A return that is not accepted. */
import type { ReturnDraft } from '../../context.js';
import { voidStep } from '../../engine/advance.js';
import type { Target } from '../../facts/target.js';
import { beginEnding } from '../close/wind-down.js';

/** 审核 refused: the return winds down. */
export function rejectReturn(draft: ReturnDraft, { scope, def }: Target, at: number): void {
  voidStep(scope, def.key, at);
  draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: 'case' });
  if (draft.state.ending === null) beginEnding(draft, 'rejected', at);
}
