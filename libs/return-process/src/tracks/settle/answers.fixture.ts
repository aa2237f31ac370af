/** 结算: answers for the walk; every verdict, a difference found, each way of payment and its failures. */
import type { Answers } from '../answers.fixture.js';

const amountOf = (amount: number | undefined): number => amount ?? 0;

export const SETTLE_ANSWERS: Answers = {
  audit: ({ menu: { amount } }) => [
    { verdict: 'accept', net: amountOf(amount), differences: [] }, { verdict: 'accept', net: amountOf(amount) + 100, differences: [{ code: 'freight', amount: 100 }] },
    { verdict: 'reject', net: amountOf(amount), differences: [] },
  ],
  settlement_approval: (task) => (task.menu.verdicts ?? []).map((verdict) => ({ gate: 'settlement', level: task.menu.level, verdict })),
  post: ({ menu: { amount } }) => [{ net: amountOf(amount), methodCode: 'voucher', voucherNo: 'V' }],
  refund_paid: ({ menu: { amount, routes = [] } }) => routes.map((routeCode) => ({ amount: amountOf(amount), routeCode, voucherNo: 'V', accountVerified: true })),
  refund_failed: () => [{ code: 'timeout', retryable: true }, { code: 'closed', retryable: false }],
  tell: ({ menu: { amount } }) => [{ amount: amountOf(amount), wayCode: 'mail' }],
  adjust: ({ menu: { amount, results = [] } }) => results.map((decision) => ({ delta: amountOf(amount), decision })),
};
