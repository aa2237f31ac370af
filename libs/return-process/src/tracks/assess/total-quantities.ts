/** 数量汇总: what came back of the model, of all models and in the pool, as returns adds it up over the day. */
import { readAttrs } from '../../catalogue/attributes.js';
import { type CaseHandler, misfit } from '../../facts/outcome.js';
import { whole } from '../../facts/read.js';
import { growing } from './change-class.js';

/** A number: applied when its version is higher than the one known (class N). */
export const totalQuantities: CaseHandler = (draft, { payload }, at) => {
  const { state } = draft;
  const version = whole(payload['version']);
  const attrs = readAttrs('totals', 'case', payload);
  if (version === null || attrs['dayModelQty'] === undefined || attrs['dayTotalQty'] === undefined) return misfit('malformed');
  if (version <= (state.totalsVersion ?? 0)) return 'ignored';
  growing(draft, at, () => Object.assign(state.attrs, attrs));
  state.totalsVersion = version;
  return 'applied';
};
