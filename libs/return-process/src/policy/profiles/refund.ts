/**
 * refund@1: a refund without goods (process-model.md §4.2); retail without inbound, settled once it is approved. The goods,
 * if there ever were any, stay with the customer.
 */
import type { Patch } from '../types.js';
import { table } from './notation.js';

export const REFUND = {
  key: 'refund', version: 1, extends: 'retail@1', zh: '无实物退款通用', en: 'Refunds without goods',
  reasons: {
    duplicate_charge: { zh: '重复付款或多次扣款', en: 'Charged twice', group: 'billing' },
    late_delivery: { zh: '发货延迟', en: 'Late delivery', group: 'service' },
  },
  inbound: { goods: table(false) },
  inspection: { mode: 'none' },
  disposition: { by: { mode: 'rules', roles: ['cs'] }, rules: table({ allow: ['KEEP'] }), remedies: table(['REFUND_FULL']) },
  outcomes: { goods: ['KEEP'], remedies: ['REFUND_FULL'] },
  settlement: { trigger: 'approve' },
} satisfies Patch;
