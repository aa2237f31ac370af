/** 作废. */
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { text } from '../../facts/read.js';
import { beginEnding } from '../close/wind-down.js';

/** Roles that may call a whole return off: heads of customer service, quality and sales, and management. */
const MAY_CANCEL = ['csHead', 'qcHead', 'salesHead'];

export const cancel: CaseHandler = (draft, { by, payload }, at) => {
  if (text(payload['reasonCode']) === null) return misfit('malformed');
  if (!MAY_CANCEL.includes(by.role) && by.role !== draft.ctx.policy.management) return misfit('not_permitted');
  if (draft.state.ending !== null) return 'ignored';
  beginEnding(draft, 'cancelled', at);
  return 'applied';
};
