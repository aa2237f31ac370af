/**
 * retail@1: what the merchants' procedures have in common (process-model.md §4.2); the parent of their profiles. One 验收
 * is receipt and quality check, the refund goes back on the original route after it. The remedies are the matrix of reason
 * and fault of S001-06 (R57); a procedure that says what the customer gets replaces it.
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, table } from './notation.js';

const R57 = 'S001-06 (R57)';

export const RETAIL = {
  key: 'retail', version: 1, extends: 'base@1', zh: '零售退货通用', en: 'Retail returns', sources: ['house', 'S001-06'], owner: 'csHead',
  roles: FINANCE_ROLES,
  reasons: {
    size: { zh: '尺码不合适', en: 'Wrong size', group: 'personal' },
    not_as_described: { zh: '与描述不符', en: 'Not as described', group: 'non_quality' },
    other: { zh: '其他', en: 'Other', group: 'non_quality' },
  },
  fields: {
    orderNo: { zh: '订单号', en: 'Order number' }, purchaseDate: { zh: '购买日期', en: 'Date of purchase' }, amount: { zh: '金额', en: 'Amount' },
    evidence: { zh: '证据', en: 'Evidence' }, way: { zh: '退款方式', en: 'Way of refund' }, look: { zh: '外观', en: 'Look' }, photos: { zh: '照片', en: 'Photos' },
  },
  texts: {
    return_accepted: { zh: '退货申请已通过', en: 'Return approved' },
    refund_paid: { zh: '退款已付出', en: 'Refund paid' },
  },
  approvals: { return: chain('refuse', ['cs', 'house']) },
  inbound: { carrier: 'courier', instruct: 'cs' },
  receipt: { mismatch: { tell: ['cs'] } },
  inspection: { mode: 'receipt', by: 'keeper', sampling: table({ method: 'full', minBps: 10_000 }) },
  disposition: {
    by: { mode: 'one', roles: ['cs'] },
    remedies: table(['REFUND_FULL', 'EXCHANGE'],
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'),
      row({ reasonGroup: 'quality', severity: 'minor' }, ['REFUND_PARTIAL'], R57),
      row({ reasonGroup: 'quality', severity: { in: ['serious', 'incident'] } }, ['REFUND_FULL', 'EXCHANGE'], R57),
      row({ reason: { in: ['size', 'wrong_goods'] } }, ['EXCHANGE', 'REFUND_FULL'], R57),
      row({ reason: 'not_as_described' }, ['REFUND_PARTIAL', 'EXCHANGE', 'REFUND_FULL'], R57),
      row({ reason: 'other', fault: 'customer' }, ['REFUND_PARTIAL'], R57),
      row({ reason: 'other', fault: 'own' }, ['REFUND_FULL', 'EXCHANGE'], R57)),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'NONE'] },
  execution: { scrapRequest: 'keeper' },
  settlement: { on: {}, trigger: 'inspect', post: 'fin', pay: 'fin', adjust: { by: 'fin' }, route: table('original') },
  replacement: { by: 'cs' },
  loops: {
    consignment: { grant: 'csHead' }, redecide: { grant: 'csHead' }, proposal: { grant: 'csHead' }, payment: { grant: 'finHead' },
  },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'house' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'house' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'house' },
  ],
  closure: { survey: true },
} satisfies Patch;
