/** Refusals and loops as arrows: where a gate's or the customer's no leads, and what sends a step round again. */
import { rowOf } from '../../tracks/step-rows.js';
import { GATE_STEPS, type Gate, type StepKey } from '../steps.js';
import type { ResolvedProfile } from '../types.js';
import type { Arrow } from './flow-graph.js';
import { label } from './words.js';

/** End of a return that was refused; it is no step. */
export const REFUSED = 'refused';

/** Loops of single steps (process-model.md §1.2): drawn when both ends are part of the profile. */
const LOOPS: readonly (readonly [from: StepKey, to: StepKey, zh: string, en: string])[] = [
  ['approve', 'complete', '补资料', 'more papers'], ['discrepancy', 'receive', '复点', 'count again'], ['firstArticle', 'plan', '首件不合格', 'first article failed'],
  ['reinspect', 'rework', '不合格', 'failed'], ['rework', 'redecide', '不可返修', 'cannot be repaired'], ['plan', 'redecide', '不可行', 'not feasible'], ['plan', 'quote', '与约定不符', 'differs'],
  ['fee', 'redecide', '不接受费用', 'fee refused'], ['consent', 'redecide', '不同意', 'consent refused'], ['unitTest', 'redecide', '测试不合格', 'test failed'], ['onsiteWork', 'redecide', '现场处理不成', 'work failed'],
  ['dispatchCheck', 'pack', '不合格', 'failed'], ['redecide', 'dispose', '如判定', 'as decided anew'], ['effect', 'improve', '无效果', 'no effect'], ['ack', 'report', '不认可，重发', 'not acknowledged, again'],
  ['propose', 'value', '再协商', 'another proposal'], ['audit', 'value', '退回', 'sent back'],
];

/** Where a gate's refusal leads: to the end, to a new judgement, or to the step that is done again. */
function refusalOf(gate: Gate, onReject: string, shown: ReadonlySet<string>): string {
  if (gate === 'close') return 'improve';
  // without a discount the return goes on
  if (gate === 'discount') return 'approve';
  if (onReject === 'redecide') return gate === 'disposition' ? 'dispose' : 'redecide';
  if (onReject === 'refuse') return REFUSED;
  const [again = ''] = rowOf(GATE_STEPS[gate])?.previous?.steps ?? [];
  return shown.has(again) ? again : (gate === 'settlement' ? 'value' : again);
}

const APPEALED: readonly Arrow[] = [
  { from: REFUSED, to: 'appeal', word: label('可申诉', 'may appeal'), back: true }, { from: 'appeal', to: 'exception', word: label('申诉', 'appeal'), back: true },
];

/** Arrows against the flow. Only between steps that are shown; `refused` is always there. */
export function waysBack(profile: ResolvedProfile, shown: ReadonlySet<string>): Arrow[] {
  const isThere = ({ from, to }: Arrow): boolean => [from, to].every((end) => end === REFUSED || shown.has(end));
  const gates = Object.entries(profile.approvals).map(([gate, { onReject }]): Arrow => (
    { from: gate === 'discount' ? 'discountApprove' : GATE_STEPS[gate as Gate], to: refusalOf(gate as Gate, onReject, shown), word: label('不批', 'not approved'), back: true }));
  const refusing: Arrow[] = [
    ...(profile.eligibility.rule === null ? [] : [{ from: 'eligible', to: REFUSED, word: label('不符合', 'not eligible'), back: true } as const]),
    { from: 'alternative', to: REFUSED, word: label('不接受', 'declined'), back: true },
    ...(Object.values(profile.onsite.results).some(({ goods }) => goods === 'REFUSED') ? [{ from: 'onsite', to: REFUSED, word: label('不予退货', 'no return'), back: true } as const] : []),
  ];
  const loops = LOOPS.filter(([from]) => from !== 'discrepancy' || profile.receipt.mismatch.recount).map(([from, to, zh, en]): Arrow => ({ from, to, word: label(zh, en), back: true }));
  const possible = [...gates, ...refusing, ...loops].filter(isThere);
  // a step that only a refusal opens has no way on where nothing refuses
  const found = possible.filter(({ from }) => from !== 'redecide' || possible.some(({ to }) => to === 'redecide'));
  return found.some(({ to }) => to === REFUSED) ? [...found, ...APPEALED.filter(isThere)] : found;
}
