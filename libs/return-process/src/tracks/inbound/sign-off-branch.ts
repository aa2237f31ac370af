/** 分厂签收: the branch factory that is responsible signs for the goods (S000-19 §5). */
import { parseQuantity } from '@guitu/contracts/quantity';
import type { ReturnDraft } from '../../context.js';
import { completeStep } from '../../engine/advance.js';
import { misfit, type StepHandler } from '../../facts/outcome.js';
import { type Json, rows, text, whole } from '../../facts/read.js';
import { lineOf, portionsOf, type Consignment } from '../../state.js';

/**
 * For what 验收 counted. Signed for in another quantity the goods are nobody's yet: whoever counted them looks into it, and the branch
 * is asked again.
 */
export const signOff: StepHandler = (draft, { scope, def }, { payload }, at) => {
  const consignment = scope as Consignment;
  const found = differences(draft, consignment, payload);
  if (text(payload['branchCode']) === null || found === null) return misfit('malformed');
  if (found.length > 0) return misfit('signed_otherwise', { step: def.key, scope: scope.id, role: draft.ctx.policy.receipt.by, variances: found });
  completeStep(draft, scope, def.key, at);
  return 'applied';
};

/** Signed for less what is here, per line that differs; null when nobody can tell. */
function differences(draft: ReturnDraft, consignment: Consignment, { qty, lines }: Json): { line: number; variance: number }[] | null {
  const here = new Map<number, number>();
  for (const { line, qty: held, arrivedAt, endedAt } of portionsOf(draft.state, consignment.id)) if (arrivedAt !== null && endedAt === null) here.set(line, (here.get(line) ?? 0) + held);
  const signed = lines === undefined ? ofAll(draft, here, qty) : perLine(draft, lines);
  if (signed === null || [...signed.keys()].some((line) => !here.has(line))) return null;
  // a line that is not named was not signed for
  return [...here].map(([line, held]) => ({ line, variance: (signed.get(line) ?? 0) - held })).filter(({ variance }) => variance !== 0).sort((a, b) => a.line - b.line);
}

function perLine({ state }: ReturnDraft, value: unknown): Map<number, number> | null {
  const signed = new Map<number, number>();
  for (const row of rows(value) ?? [{}]) {
    const line = lineOf(state, whole(row['line']) ?? 0);
    const qty = line === undefined ? null : parseQuantity(row['qty'], line.unit);
    if (line === undefined || qty === null || signed.has(line.line)) return null;
    signed.set(line.line, qty);
  }
  return signed;
}

/** One figure for all: it can be held to lines of one unit, and says which line differs only where there is one. */
function ofAll({ state }: ReturnDraft, here: ReadonlyMap<number, number>, qty: unknown): Map<number, number> | null {
  const units = new Set([...here.keys()].map((line) => lineOf(state, line)?.unit ?? 'pcs'));
  const [unit = 'pcs', ...others] = units;
  const total = parseQuantity(qty, unit);
  if (others.length > 0) return text(qty) === null ? null : new Map(here);
  if (total === null) return null;
  const [first, ...more] = here.keys();
  if (total === [...here.values()].reduce((sum, held) => sum + held, 0) || first === undefined) return new Map(here);
  return more.length > 0 ? null : new Map([[first, total]]);
}
