/**
 * S000-12@1 客户退款申请的操作流程 (refund portal): order data, evidence and reason by form; refunded the way it was paid; who is
 * refused may appeal once (申诉). The times of the text have no value.
 */
import type { Patch } from '../types.js';
import { chain, days, table } from './notation.js';

export const S000_12 = {
  key: 'S000-12', version: 1, extends: 'refund@1', zh: '退款申请（平台）', en: 'Refund portal', sources: ['S000-12'], owner: 'csHead',
  clauses: { register: 'S000-12 (二–六)', eligible: 'S000-12 (一)', approve: 'S000-12 (七)', pay: 'S000-12 (八)', appeal: 'S000-12 (九)', exception: 'S000-12 (九)' },
  eligibility: {
    checks: { order: { zh: '订单信息、退货凭证、退款理由齐全', en: 'Order data, evidence and reason', test: { docsComplete: true }, clause: 'S000-12 (一)' } },
    rule: 'order',
  },
  approvals: { return: chain('refuse', ['cs', 'S000-12 (七)']), exception: chain('refuse', ['csHead', 'S000-12 (九)']) },
  disposition: { remedies: table(['REFUND_FULL', 'REFUND_PARTIAL']) },
  outcomes: { remedies: ['REFUND_FULL', 'REFUND_PARTIAL'] },
  ask: { appeal: { on: true, by: 'cs', timeout: days(7), onTimeout: 'deem_accepted', clause: 'S000-12 (九); 7 d = house' } },
  settlement: {
    verifyAccount: true,
    deductions: { discount: { zh: '按实付金额（扣优惠）', en: 'What was really paid, less discounts', when: {}, base: 'list_minus_paid', clause: 'S000-18 (二)2 (R28)' } },
  },
  forms: { portal: { zh: '退款申请', en: 'Refund request', gate: 'register', fields: ['orderNo', 'purchaseDate', 'amount', 'reason', 'evidence'], copies: [] } },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S000-12 (七)' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S000-12 (七)' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'S000-12 (八)' },
  ],
} satisfies Patch;
