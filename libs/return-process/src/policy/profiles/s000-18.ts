/**
 * S000-18@1 关于客户退款执行流程 (refund execution): finance verifies reason, order and payment, refunds what was really paid (R28)
 * to an account it has checked, and sends a voucher. Other procedures use the same steps
 * as their settlement (§4.4 refund execution).
 */
import type { Patch } from '../types.js';
import { chain, row, table } from './notation.js';

export const S000_18 = {
  key: 'S000-18', version: 1, extends: 'refund@1', zh: '客户退款执行', en: 'Refund execution', sources: ['S000-18'], owner: 'finHead',
  clauses: {
    register: 'S000-18 (一)', eligible: 'S000-18 (二)', approve: 'S000-18 (二)', audit: 'S000-18 (三)3', value: 'S000-18 (三)2', post: 'S000-18 (三)4', pay: 'S000-18 (三)4', tell: 'S000-18 (四)', survey: 'S000-18 (五)2',
  },
  fields: { time: { zh: '退款时间', en: 'Time of refund' } },
  eligibility: {
    by: 'fin',
    checks: {
      reason: { zh: '退款原因合理、符合政策', en: 'The reason is sound and within policy', test: { fraudSuspect: false }, clause: 'S000-18 (二)1' },
      order: { zh: '订单信息正确', en: 'The order data are right', test: { docsComplete: true }, clause: 'S000-18 (二)2' },
      payment: { zh: '支付信息正确', en: 'The payment data are right', test: { amount: { gte: 1 } }, clause: 'S000-18 (二)3' },
    },
    rule: { all: ['reason', 'order', 'payment'] },
  },
  approvals: { return: chain('refuse', ['fin', 'S000-18 (二)']) },
  settlement: {
    audit: 'fin', tell: 'fin', verifyAccount: true,
    route: table('original', row({ channel: { in: ['agent', 'dealer', 'direct'] } }, 'bank', 'S000-18 (三)1; channel = house')),
    deductions: { discount: { zh: '按实付金额（扣优惠）', en: 'What was really paid, less discounts', when: {}, base: 'list_minus_paid', clause: 'S000-18 (三)2 (R28)' } },
  },
  forms: { voucher: { zh: '退款凭证', en: 'Refund voucher', gate: 'tell', fields: ['amount', 'way', 'time'], copies: [] } },
  duties: { voucher: { zh: '开退款凭证', en: 'Issue the refund voucher', by: 'fin', form: 'voucher', after: 'pay', before: 'tell', clause: 'S000-18 (四)1' } },
} satisfies Patch;
