/** 分拣完成. */
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { positive, rows, text, whole } from '../../facts/read.js';
import { sumQty } from '../../portions.js';
import { lineOf, portionsOf } from '../../state.js';
import { canGrade, gradePortions, type Found } from '../assess/grade-portions.js';

/** Every unit that is here falls into a class; a class that is a grade of the policy stays with its units. */
export const sortGoods: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0) return misfit('malformed');
  const here = portionsOf(draft.state, scope.id).filter(({ arrivedAt, endedAt }) => arrivedAt !== null && endedAt === null);
  const sorted = new Map<number, Found[]>();
  for (const row of lines) {
    const line = lineOf(draft.state, whole(row['line']) ?? 0);
    const [qty, grade] = [line === undefined ? null : positive(row['qty'], line.unit), text(row['class'])];
    if (line === undefined) return misfit('unknown_scope');
    if (qty === null || grade === null) return misfit('malformed');
    sorted.set(line.line, [...(sorted.get(line.line) ?? []), { qty, attrs: Object.hasOwn(draft.ctx.policy.grades, grade) ? { grade } : {} }]);
  }
  if ([...new Set(here.map(({ line }) => line))].some((line) => sumQty(sorted.get(line) ?? []) !== sumQty(here.filter((portion) => portion.line === line)))) return misfit('quantity_excess');
  if (!canGrade(draft, lines.length - sorted.size)) return misfit('too_many');
  const graded = [...sorted].filter(([, findings]) => findings.some(({ attrs }) => attrs['grade'] !== undefined));
  for (const [line, findings] of graded) gradePortions(draft, here.filter((portion) => portion.line === line), findings);
  completeStep(draft, scope, def.key, at);
  return 'applied';
};
