/** 返修方案. */
import { readAttrs } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { lineOf, type Portion } from '../../state.js';
import { mayDiffer } from './charge.rules.js';
import { renegotiate } from './renegotiate.js';
import { failed } from './share-portion.js';

/** 返修方案: not feasible → judged again without this outcome; other than agreed → quoted again before work begins (R48). */
export const plan: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const portion = scope as Portion;
  const { feasible, differs = false } = payload;
  if (typeof feasible !== 'boolean' || typeof differs !== 'boolean') return misfit('malformed');
  if (!feasible) {
    failed(draft, def.key, at)(portion);
    return 'applied';
  }
  completeStep(draft, portion, def.key, at);
  const line = lineOf(draft.state, portion.line);
  if (line !== undefined) Object.assign(line.attrs, readAttrs('plan', 'line', payload['attrs']), { differsFromAgreement: differs });
  if (differs && mayDiffer(draft.ctx.policy)) renegotiate(draft, portion, def.key, [], at);
  return 'applied';
};
