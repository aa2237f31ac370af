/** 移交供应商 (§4.4 supplier claim). */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, positive } from '../../facts/read.js';
import { requestLink } from '../../links/request-link.js';
import { lineOf, type Portion } from '../../state.js';
import { share } from './share-portion.js';

/** 移交供应商 (S000-09): the goods leave for their supplier; what he owes for them is a claim of its own. */
export const toSupplier: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const claim = code(payload['claimId']);
  if (claim === null) return misfit('malformed');
  const whole: Portion[] = [];
  const outcome = share(draft, portion, def.key, [positive(payload['qty'], lineOf(draft.state, portion.line)?.unit ?? 'pcs')], [(part) => {
    completeStep(draft, part, def.key, at);
    whole.push(part);
  }]);
  if (outcome === 'applied') requestLink(draft, { kind: 'supplierClaim', scope: whole[0] ?? portion, step: def.key, at, ref: claim });
  return outcome;
};
