/** V16, V17, V19: amounts that stay within their base, and somebody who posts and pays them. */
import { decisionsOf, holds, neverHolds } from '../conditions.js';
import { problem, type Problem } from '../problem.js';
import { regionsOf } from '../regions.js';
import { openSteps } from '../open-steps.js';
import type { ResolvedProfile } from '../types.js';

const WHOLE = 10_000;

function checkRates({ settlement: { deductions }, disposition, replacement }: ResolvedProfile): Problem[] {
  const rates: [string, number | undefined][] = [
    ...Object.entries(deductions).map(([key, { bps }]): [string, number | undefined] => [`settlement.deductions.${key}.bps`, bps]),
    ...disposition.rules.rows.map(({ then }, index): [string, number | undefined] => [`disposition.rules.rows.${index}.then.valueBps`, then.valueBps]),
    ['disposition.rules.otherwise.valueBps', disposition.rules.otherwise.valueBps], ['replacement.deposit.bps', replacement.deposit?.bps],
  ];
  const list = Object.values(deductions);
  const worst = (base: string): number => Math.max(0, ...(regionsOf(list.map(({ when }) => when), false) ?? [])
    .map((region) => list.reduce((sum, deduction) => sum + (deduction.base === base && holds(deduction.when, region) ? (deduction.bps ?? 0) : 0), 0)));
  return [
    ...rates.flatMap(([path, bps]) => (bps !== undefined && bps > WHOLE ? [problem('V16', path, '比率超过 100 %', 'the rate is more than 100 %')] : [])),
    ...Object.entries(deductions).flatMap(([key, { bps, amount, base, clause }]) =>
      (bps === undefined && amount === undefined && base !== 'list_minus_paid' ? [problem('V16', `settlement.deductions.${key}`, '扣款没有比率也没有金额', 'the deduction has neither rate nor amount', clause)] : [])),
    ...(['creditable', 'line'] as const).flatMap((base) => (worst(base) > WHOLE ? [problem('V16', 'settlement.deductions', `对同一基数（${base}）的扣款合计可超过 100 %`, `deductions from one base (${base}) can add up to more than 100 %`)] : [])),
  ];
}

export function checkMoney(profile: ResolvedProfile): Problem[] {
  const { settlement, replacement, outcomes, ask } = profile;
  const on = !neverHolds(settlement.on);
  const advance = !neverHolds(replacement.advance);
  return [
    ...checkRates(profile),
    ...(on && settlement.post === null ? [problem('V17', 'settlement.post', '要结算却没有入账岗位', 'settlement is on, but nobody posts')] : []),
    ...(on && settlement.pay === null && decisionsOf(settlement.route).includes('original') ? [problem('V17', 'settlement.pay', '原路退款却没有付款岗位', 'refund on the original route, but nobody pays')] : []),
    ...(on && settlement.trigger !== 'executed' && !openSteps(profile).has(settlement.trigger) ? [problem('V17', 'settlement.trigger', `步骤 ${settlement.trigger} 在本制度中不会打开`, `step ${settlement.trigger} never opens here`)] : []),
    ...(settlement.negotiated === true && (!ask.propose.on || !outcomes.remedies.includes('REFUND_PARTIAL'))
      ? [problem('V17', 'settlement.negotiated', '金额要协商，却不问客户或不允许部分退款', 'the amount is negotiated, but the customer is not asked or a partial refund is not allowed')] : []),
    ...(replacement.deposit !== null && !advance ? [problem('V19', 'replacement.deposit', '有押金却不提前换货', 'a deposit without advance replacement')] : []),
    ...(advance && !outcomes.remedies.includes('EXCHANGE') ? [problem('V19', 'replacement.advance', '提前换货，但允许结果中没有换货', 'advance replacement, but exchange is not among the allowed outcomes')] : []),
  ];
}
