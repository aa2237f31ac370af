/**
 * S000-16@1 客户退款处理流程 (refund desk): the request and its data are checked, approved or refused with the reason, refunded by
 * the original channel. The text lets the rules differ per product: a company writes a child of this profile for each family.
 */
import type { Patch } from '../types.js';
import { chain } from './notation.js';

export const S000_16 = {
  key: 'S000-16', version: 1, extends: 'refund@1', zh: '客户退款（退款台）', en: 'Refund desk', sources: ['S000-16'], owner: 'csHead',
  clauses: { register: 'S000-16 §1', eligible: 'S000-16 §2', approve: 'S000-16 §3', post: 'S000-16 §4', pay: 'S000-16 §4', survey: 'S000-16 §6' },
  eligibility: {
    checks: {
      data: { zh: '退款申请信息齐全', en: 'The request is complete', test: { docsComplete: true }, clause: 'S000-16 §2' },
      truth: { zh: '原因与信息真实', en: 'Reason and data are true', test: { fraudSuspect: false }, clause: 'S000-16 §2' },
    },
    rule: { all: ['data', 'truth'] },
  },
  approvals: { return: chain('refuse', ['cs', 'S000-16 §3']) },
  forms: { request: { zh: '退款申请', en: 'Refund request', gate: 'register', fields: ['orderNo', 'amount', 'reason'], copies: [] } },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S000-16 §5' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S000-16 §3' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'S000-16 §5' },
  ],
} satisfies Patch;
