/** 检验结果. */
import { parseQuantity } from '@guitu/contracts/quantity';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { rows, text, whole } from '../../facts/read.js';
import { type Consignment, isUndecidedHere, lineOf, portionsOf } from '../../state.js';

/** 检验结果 per line; the step is done when every line here has one. */
export const inspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0 || text(payload['method']) === null) return misfit('malformed');
  const here = portionsOf(draft.state, scope.id).filter(isUndecidedHere);
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    if (line === undefined) return misfit('unknown_scope');
    const [sample, passed, failed] = [row['sample'], row['passed'], row['failed']].map((qty) => parseQuantity(qty, line.unit));
    if (sample == null || passed == null || failed == null) return misfit('malformed');
    const held = here.filter((portion) => portion.line === line.line).reduce((sum, { qty }) => sum + qty, 0);
    if (sample > held || passed + failed > sample) return misfit('quantity_excess');
  }
  const { inspected } = scope as Consignment;
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    if (line === undefined) continue;
    line.attrs['passed'] = (parseQuantity(row['failed'], line.unit) ?? 0) === 0;
    if (!inspected.includes(line.line)) inspected.push(line.line);
  }
  if (here.every(({ line }) => inspected.includes(line))) completeStep(draft, scope, def.key, at);
  return 'applied';
};
