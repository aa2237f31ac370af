/** 资格核对: a person answers what the attributes left open, and the return is admitted or refused by the policy's own rules. */
import { readAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { restate } from '../../engine/tasks.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { isObject, rows, whole } from '../../facts/read.js';
import { lineOf } from '../../state.js';
import { assessReturn, computedOf, openChecks } from './assess-return.js';
import { undecided } from '../../statements/task-lines.js';
import { refuseLines } from './refuse-return.js';

/** Yes or no per open check; what is not answered yet stays open. */
export const eligibility: StepHandler = (draft, { scope, def, task }, { payload }, at) => {
  const checks = payload['checks'];
  const perLine = payload['lines'] === undefined ? [] : rows(payload['lines']);
  if (!isObject(checks) || perLine === null || Object.values(checks).some((answer) => typeof answer !== 'boolean')) return misfit('malformed');
  const lines = perLine.map((row) => ({ line: lineOf(draft.state, whole(row['line']) ?? 0), attrs: row['attrs'] }));
  if (lines.some(({ line }) => line === undefined)) return misfit('unknown_scope');
  Object.assign(draft.state.intake.found, checks);
  Object.assign(draft.state.attrs, readAttrs('eligibility', 'case', payload['attrs']));
  for (const { line, attrs } of lines) if (line !== undefined) Object.assign(line.attrs, readAttrs('eligibility', 'line', attrs));
  if (openChecks(draft).length === 0) completeStep(draft, scope, def.key, at);
  else restate(task);
  return 'applied';
};

/** What follows from the answers, or at once when nothing was open: window and warranty stand, what may not be returned is refused. */
export function admitLines(draft: ReturnDraft, at: number): void {
  if (draft.state.ending !== null) return;
  const assessed = assessReturn(draft);
  draft.state.intake.computed = computedOf(assessed);
  for (const { line, window, warranty } of assessed) {
    Object.assign(lineOf(draft.state, line)?.attrs ?? {}, { ...(window !== null && { window, late: window === 'late' }), ...(warranty !== null && { warranty }) });
  }
  draft.state.intake.late = assessed.filter(({ admission }) => admission === 'late').map(({ line }) => line);
  const refused = draft.state.intake.excused ? [] : assessed.filter(({ admission }) => admission === 'refused');
  refuseLines(draft, refused.map(({ line }) => line), { by: 'eligible', reasons: refused.flatMap(({ reasons }) => reasons) }, at);
}

/** Lines with undecided goods that were found to be late when the return was admitted; what is learnt later refuses nothing. */
export const lateLines = (draft: Pick<ReturnDraft, 'ctx' | 'state'>): number[] =>
  (draft.state.intake.excused ? [] : draft.state.intake.late.filter((line) => undecided(draft.state).some((portion) => portion.line === line)));

/** R01: lateness that a policy leaves to 特批 or to an alternative. */
export const isLate = (draft: Pick<ReturnDraft, 'ctx' | 'state'>, then: ReturnDraft['ctx']['policy']['late']['then']): boolean =>
  draft.ctx.policy.late.then === then && lateLines(draft).length > 0;
