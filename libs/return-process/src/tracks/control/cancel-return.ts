/** 作废. */
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import { beginEnding } from '../close/wind-down.js';
import { mayCancel } from './department-heads.rules.js';

export const cancel: CaseHandler = (draft, { by, payload }, at) => {
  if (text(payload['reasonCode']) === null) return misfit('malformed');
  if (!mayCancel(draft.ctx.policy, by.role)) return misfit('not_permitted');
  if (draft.state.ending !== null) return 'ignored';
  beginEnding(draft, 'cancelled', at);
  return 'applied';
};
