/** 撤回. */
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { portions, supplies } from '../../state.js';
import { isPosted } from '../settle/ledger.js';
import { beginEnding } from '../close/wind-down.js';

/** 撤回: honoured until a portion is decided, money booked or a supply has left (process-model.md §1.5). */
export const withdraw: CaseHandler = (draft, { payload }, at) => {
  if (!['settled', 'gave_up', 'kept'].includes(String(payload['reason']))) return misfit('malformed');
  if (draft.state.ending !== null) return 'ignored';
  const decided = portions(draft.state).some(({ decidedAt, goods }) => decidedAt !== null && goods !== 'NOT_SENT');
  if (decided || isPosted(draft.state) || supplies(draft.state).some(({ shipped }) => shipped)) return misfit('out_of_turn');
  beginEnding(draft, 'withdrawn', at);
  return 'applied';
};
