/** Words, clauses and papers of S000-03. */
import type { Patch } from '../types.js';

export const S000_03_WORDS = {
  clauses: {
    register: 'S000-03 §1', eligible: 'S000-03 §1', approve: 'S000-03 §1', receive: 'S000-03 §2', discrepancy: 'S000-03 §2', inspect: 'S000-03 (二)1', dispose: 'S000-03 §4',
    treat: 'S000-03 (二)3', stockIn: 'S000-03 (二)3', audit: 'S000-03 §6', settleApprove: 'S000-03 §6', post: 'S000-03 §7', tell: 'S000-03 §7',
  },
  products: { thinner: { zh: '稀释剂', en: 'Thinner' }, paint: { zh: '主漆', en: 'Main paint' }, hardener: { zh: '固化剂', en: 'Hardener' } },
  fields: {
    purchaseNote: { zh: '当批进货单据', en: 'Purchase note of the batch' }, container: { zh: '整瓶/半瓶/空瓶', en: 'Full, half or empty' }, signatures: { zh: '会签', en: 'Signatures' },
  },
  classNames: { large: { zh: '大批量', en: 'Large batch' }, small: { zh: '小批量', en: 'Small batch' } },
  forms: {
    request: { zh: '退货申请单（正本）', en: 'Return request (original)', gate: 'register', fields: ['customer', 'item', 'qty', 'reason', 'purchaseNote'], copies: ['fin'] },
    list: { zh: '退货清单', en: 'Return list', gate: 'receive', fields: ['item', 'qty'], copies: [] },
    report: { zh: '退货处理报告', en: 'Return report', gate: 'receive', fields: ['item', 'batchNo', 'signatures'], copies: ['fin'] },
    slip: { zh: '退货单', en: 'Return slip', gate: 'audit', fields: ['item', 'qty', 'batchNo'], copies: ['fin'] },
  },
} satisfies Partial<Patch>;
