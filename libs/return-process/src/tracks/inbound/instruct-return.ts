/** 退货指引. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { rows, text } from '../../facts/read.js';
import { attrsOfLines } from '../../catalogue/attributes.js';
import type { Consignment } from '../../state.js';
import { expectedLines } from './settle-counts.js';
import { freightOf } from './way-home.rules.js';

/** 退货指引: from now on goods are on their way by our word. Who pays the way is what the policy says (R09, R34, R35), unless it leaves that open. */
export const instruct: StepHandler = (draft, { scope, def }, { payload }, at) => {
  if (rows(payload['forms']) === null || text(payload['addressCode']) === null) return misfit('malformed');
  const { payer } = freightOf(draft.ctx.policy, attrsOfLines(draft.ctx.policy, draft.state, expectedLines(draft.state, scope.id)));
  if (payer !== 'open' && payload['freightPayer'] !== payer) return misfit('outcome_not_allowed');
  (scope as Consignment).instructedAt = at;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
