/** 首次联系, 现场结果, 审核, 退货指引, 客户发货. */
import { completeStep, voidStep } from '../engine/advance.js';
import { restate } from '../engine/tasks.js';
import { readAttrs } from '../catalogue/attributes.js';
import { decidePortion, endPortion, nextDecision, takePart } from '../catalogue/portions.js';
import { beginEnding } from '../catalogue/wind-down.js';
import { onsiteResults } from '../catalogue/onsite-results.js';
import { consignments, lineOf, portions, type Consignment, type Portion } from '../state.js';
import { misfit, type CaseHandler, type StepHandler } from './outcome.js';
import { positive, rows, text, whole } from './read.js';
import { signLevel } from './signatures.js';

/** A customer who was not reached has not been contacted: the attempt is noted, the task stays. */
export const contact: StepHandler = (draft, { scope, def, task }, { payload }, at) => {
  const result = text(payload['resultCode']);
  if (result === null) return misfit('malformed');
  Object.assign(draft.state.attrs, readAttrs(payload['attrs']));
  if (result === 'not_reached') restate(task, 'not_reached');
  else completeStep(draft, scope, def.key, at);
  return 'applied';
};

interface Found { portion: Portion; qty: number; result: string }

/** 现场结果 per line and quantity; what it does not name is returned. */
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
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** 审核: one level; a rejection winds the return down. */
export const review: StepHandler = (draft, target, fact, at) =>
  signLevel(draft, target, fact, at, () => {
    voidStep(target.scope, target.def.key, at);
    draft.happenings.push({ what: 'custom', event: 'rejected', at, scope: 'case' });
    if (draft.state.ending === null) beginEnding(draft, 'rejected', at);
  });

/** 退货指引: from now on goods are on their way by our word. The form the policy asks for must be among those issued. */
export const instruct: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const forms = rows(payload['forms']);
  const needed = Object.entries(draft.ctx.policy.forms).filter(([, { gate }]) => gate === 'instruct').map(([code]) => code);
  if (forms === null || text(payload['addressCode']) === null || needed.some((code) => !forms.some((form) => form['code'] === code))) return misfit('malformed');
  (scope as Consignment).instructedAt = at;
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** 客户发货: nothing is completed by it, people see that goods are under way. It may be told after they came. */
export const dispatched: CaseHandler = (draft, fact, at) => {
  const named = consignments(draft.state).filter(({ id }) => fact.scope?.consignment === undefined || id === fact.scope.consignment);
  const consignment = named.find(({ dispatchedAt }) => dispatchedAt === null);
  if (named.length === 0) return misfit('unknown_scope');
  if (consignment === undefined) return 'ignored';
  consignment.dispatchedAt = at;
  return 'applied';
};
