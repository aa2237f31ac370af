/** 计价: the amount is worked out from what is known and told with its reasons; from then on the remedy of these goods stands. */
import type { Remedy } from '@guitu/contracts/vocabulary';
import { caseAttrs } from '../../catalogue/attributes.js';
import type { ReturnDraft } from '../../context.js';
import { stepOf } from '../../engine/draft.js';
import { raise } from '../../engine/anomalies.js';
import { holds } from '../../policy/conditions.js';
import { portions, type ReturnScope } from '../../state.js';
import { isMoney } from './settled-part.js';
import { emptyLedger, type Ledger } from './ledger.js';
import { remedyOf, settledParts } from './settled-parts.js';
import { settle, type SettledLine } from './settle.js';

/** Internal returns and others the policy excludes are not settled (§4.4 internal returns). */
export const isSettled = ({ ctx: { policy }, state }: Pick<ReturnDraft, 'ctx' | 'state'>): boolean => holds(policy.settlement.on, caseAttrs(policy, state));

export function valueSettlement(draft: ReturnDraft, scope: ReturnScope, at: number): void {
  const { ctx: { policy }, state } = draft;
  for (const portion of portions(state)) {
    const remedy = remedyOf(draft, portion);
    // settled ahead of the judgement: nobody gets a second remedy with it (I2)
    if (portion.remedy === null && isMoney(remedy)) Object.assign(portion, { remedy, remedyKept: true, valued: true });
  }
  const parts = settledParts(draft);
  const before = state.settlement ?? emptyLedger();
  const { lines, value, deductions, net, unpriced, because } = settle(policy, parts, before.agreed);
  const ledger: Ledger = {
    ...before, gross: value, net, deductions, lines: perRemedy(lines), unpriced: unpriced.length > 0, differences: [], due: before.closed ? before.posted : Math.max(before.posted, net + before.earlier, 0),
  };
  state.settlement = ledger;
  if (parts.length === 0) return;
  draft.happenings.push({ what: 'amount_proposed', at, round: stepOf(scope, 'value').round, gross: value, net, deductions: deductions.map(({ key, amount }) => ({ code: key, amount })), lines: ledger.lines, because });
  // without an auditor nobody would notice that a price is missing
  if (unpriced.length > 0 && policy.settlement.audit === null) raise(draft, 'policy_gap', { step: 'value', scope: scope.id, factId: null, role: policy.settlement.adjust.by });
}

function perRemedy(lines: readonly SettledLine[]): Ledger['lines'] {
  const sums = new Map<string, { line: number; remedy: Remedy; net: number }>();
  for (const { line, remedy, net } of lines) {
    const key = `${line} ${remedy}`;
    sums.set(key, { line, remedy, net: (sums.get(key)?.net ?? 0) + net });
  }
  return [...sums.values()];
}

/** A return that ends before anything was booked: the remedies that were only proposed are off. */
export function dropUnposted({ state }: ReturnDraft): void {
  if (state.settlement === undefined || state.settlement.posted > 0) return;
  for (const portion of portions(state)) {
    if (isMoney(portion.remedy) && portion.endedAt === null) Object.assign(portion, { remedyKept: false, ...(portion.decidedAt === null && { remedy: null }) });
  }
}
