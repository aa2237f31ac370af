/** 现场结果. */
import { readAttrs } from '../../catalogue/attributes.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { positive, rows, text, whole } from '../../facts/read.js';
import { decidePortion, endPortion, nextDecision, takePart } from '../../portions.js';
import { lineOf, type Portion, portions } from '../../state.js';
import { onsiteResults } from './onsite-results.js';
import { refuseReturn } from './refuse-return.js';

interface Found { portion: Portion; qty: number; result: string }

/** P08; §4.4 on-site branch: 现场结果 per line and quantity; what it does not name is returned. */
export const onsite: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const named = new Map<number, number>();
  const found: Found[] = [];
  for (const row of lines) {
    const [no, result] = [whole(row['line']), text(row['result'])];
    const line = no === null ? undefined : lineOf(draft.state, no);
    if (line === undefined) return misfit('unknown_scope');
    const qty = positive(row['qty'], line.unit);
    if (qty === null || result === null) return misfit('malformed');
    const portion = portions(draft.state).find((other) => other.line === line.line && other.decidedAt === null && other.endedAt === null);
    if (!onsiteResults(draft, portion === undefined ? [] : [portion]).includes(result)) return misfit('outcome_not_allowed');
    named.set(line.line, (named.get(line.line) ?? 0) + qty);
    if (portion === undefined || (named.get(line.line) ?? 0) > portion.qty) return misfit('quantity_excess');
    found.push({ portion, qty, result });
  }
  const decision = nextDecision(draft.state);
  for (const { portion, qty, result } of found) {
    const { goods = 'RETURN', remedy = 'NONE' } = draft.ctx.policy.onsite.results[result] ?? {};
    if (goods === 'RETURN') continue;
    const part = takePart(draft, portion, qty);
    part.consignment = part.parent = null;
    if (goods === 'REFUSED') endPortion(part, 'KEEP', at);
    else decidePortion(draft, part, goods, remedy, at, decision);
  }
  Object.assign(draft.state.attrs, readAttrs('onsite', 'case', payload['attrs']), { onsite: found[0]?.result ?? '' });
  completeStep(draft, scope, def.key, at);
  // R05: nothing of it is the house's to take back
  if (portions(draft.state).every(({ goods, endedAt }) => endedAt !== null && goods === 'KEEP')) refuseReturn(draft, { by: def.key, reasons: [found[0]?.result ?? def.key] }, at);
  return 'applied';
};
