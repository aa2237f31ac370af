/** 移交供应商 (§4.4 supplier claim). */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { code, positive } from '../../facts/read.js';
import { requestLink } from '../../links/request-link.js';
import { lineOf, type Portion } from '../../state.js';
import { progressOf, share } from './share-portion.js';

/** 移交供应商 (S000-09): the goods leave for their supplier; what he owes for them is a claim of its own. */
export const toSupplier: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const claim = code(payload['claimId']);
  if (claim === null) return misfit('malformed');
  const qty = positive(payload['qty'], lineOf(draft.state, portion.line)?.unit ?? 'pcs');
  const begun = progressOf(portion, def.key).length > 0;
  const whole: Portion[] = [];
  const outcome = share(draft, portion, def.key, [qty], [(part) => {
    completeStep(draft, part, def.key, at);
    whole.push(part);
  }]);
  if (outcome !== 'applied' || qty === null) return outcome;
  const request = { kind: 'supplierClaim', step: def.key, at, ref: claim } as const;
  const [part] = whole;
  // a return of 200 portions is not split on: each part of such a portion is a claim of its own all the same
  if (part === undefined || begun) requestLink(draft, { ...request, scope: portion, lines: [{ line: portion.line, qty }], again: true });
  else requestLink(draft, { ...request, scope: part });
  return outcome;
};
