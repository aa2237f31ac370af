/** 客户重签: S001-12, the customer signs the corrected list again before the case goes on. */
import type { ReplyHandler } from '../../asks/reply.js';
import { completeStep } from '../../engine/advance.js';
import { stepOf } from '../../engine/draft.js';
import type { Consignment } from '../../state.js';
import { countAgain, settleDifference } from './decide-discrepancy.js';

/** Accepted: the count stands. Refused: it is done anew, as long as rounds are left; then it stands too (house). */
export const answerRecount: ReplyHandler = (draft, { scope, def }, { answer }, at) => {
  const consignment = scope as Consignment;
  completeStep(draft, consignment, def.key, at);
  if (answer === 'refuse' && stepOf(consignment, 'receive').round <= draft.ctx.policy.loops.recount.max) countAgain(consignment, at);
  else settleDifference(draft, consignment, at);
  return 'applied';
};
