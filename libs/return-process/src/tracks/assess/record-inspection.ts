/** 检验结果. */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { lineAttrs, readAttrs } from '../../catalogue/attributes.js';
import { misfit, type Outcome, type StepHandler } from '../../facts/outcome.js';
import { type Json, rows, text, whole } from '../../facts/read.js';
import { type Attr, type Consignment, lineOf, type Portion, portionsOf } from '../../state.js';
import { canGrade, gradePortions } from './grade-portions.js';
import { isInspectable } from './judgeable.js';
import { isMethod, sampleOf } from './sampling.rules.js';

interface Result { sample: number; passed: number; failed: number; attrs: Record<string, Attr> }

/** 检验结果 per line; the step is done when every line here has one. Several results of one line mark its units apart. */
export const inspect: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const lines = rows(payload['lines']);
  if (lines === null || lines.length === 0 || text(payload['method']) === null) return misfit('malformed');
  const { state, ctx: { policy } } = draft;
  const here = portionsOf(state, scope.id).filter((portion) => isInspectable(policy, state, portion));
  const results = new Map<number, Result[]>();
  for (const row of lines) {
    const read = readResult(draft, row);
    if ('outcome' in read) return read.outcome;
    results.set(read.line, [...(results.get(read.line) ?? []), read.result]);
  }
  for (const [line, found] of results) {
    const held = here.filter((portion) => portion.line === line).reduce((sum, { qty }) => sum + qty, 0);
    const sampled = found.reduce((sum, { sample }) => sum + sample, 0);
    const asked = sampleOf(policy, lineAttrs(policy, state, line), held);
    if (sampled > held) return misfit('quantity_excess');
    if (sampled < asked.min || !isMethod(asked, payload['method'])) return misfit('malformed');
  }
  if (!canGrade(draft, lines.length - results.size)) return misfit('too_many');
  for (const [line, found] of results) take(draft, scope as Consignment, line, here.filter((portion) => portion.line === line), found);
  if (here.every(({ line }) => (scope as Consignment).inspected.includes(line))) completeStep(draft, scope, def.key, at);
  return 'applied';
};

function readResult({ state }: ReturnDraft, row: Json): { line: number; result: Result } | { outcome: Outcome } {
  const line = lineOf(state, whole(row['line']) ?? 0);
  if (line === undefined) return { outcome: misfit('unknown_scope') };
  const [sample, passed, failed] = [row['sample'], row['passed'], row['failed']].map((qty) => parseQuantity(qty, line.unit));
  if (sample == null || passed == null || failed == null) return { outcome: misfit('malformed') };
  if (passed + failed > sample) return { outcome: misfit('quantity_excess') };
  return { line: line.line, result: { sample, passed, failed, attrs: readAttrs('inspect', 'line', row['attrs']) } };
}

/** One result speaks for the line, as a sample does; several speak each of the units they name. */
function take({ state, ...draft }: ReturnDraft, consignment: Consignment, line: number, ofLine: readonly Portion[], found: readonly Result[]): void {
  const of = lineOf(state, line);
  if (of === undefined) return;
  of.attrs['passed'] = found.every(({ failed }) => failed === 0);
  if (found.length === 1) Object.assign(of.attrs, found[0]?.attrs);
  else gradePortions({ state, ...draft }, ofLine, found.map(({ sample, failed, attrs }) => ({ qty: sample, attrs: { ...attrs, passed: failed === 0 } })));
  if (!consignment.inspected.includes(line)) consignment.inspected.push(line);
}
