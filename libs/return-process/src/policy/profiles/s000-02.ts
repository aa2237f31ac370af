/**
 * S000-02@1 客户退货处理程序文件: seven days from receipt, original state and proof of purchase, a return number from 客服; late
 * only when the company agrees. Quality complaints are inspected with the departments and may end in an exchange.
 */
import type { Patch } from '../types.js';
import { chain, days, row, table } from './notation.js';

export const S000_02 = {
  key: 'S000-02', version: 1, extends: 'retail@1', zh: '客户退货程序（七日）', en: 'Returns within seven days', sources: ['S000-02'], owner: 'csHead',
  roles: { company: { zh: '公司', en: 'Company', dept: 'MANAGEMENT', head: 'gm' } },
  clauses: {
    register: 'S000-02 §3', eligible: 'S000-02 §2', exception: 'S000-02 §10', approve: 'S000-02 §4', instruct: 'S000-02 §5', transport: 'S000-02 §5', receive: 'S000-02 §6',
    inspect: 'S000-02 §8', dispose: 'S000-02 §8', pay: 'S000-02 §6',
  },
  windows: [row({}, { span: days(7), from: 'receipt' }, 'S000-02 §2 (T06)')],
  late: { then: 'exception' },
  eligibility: {
    checks: {
      original: { zh: '商品处于原始状态', en: 'In its original state', test: { asNew: true }, clause: 'S000-02 §2 (R03)' },
      proof: { zh: '附有发票或购买凭证', en: 'Invoice or proof of purchase', test: { docsComplete: true }, clause: 'S000-02 §2 (R03)' },
      undamaged: { zh: '非客户原因损坏', en: 'Not damaged by the customer', test: { userDamage: false }, clause: 'S000-02 §10 (R02)' },
    },
    rule: { all: ['original', 'proof', 'undamaged'] },
  },
  approvals: { return: chain('refuse', ['cs', 'S000-02 §4']), exception: chain('refuse', ['company', 'S000-02 §10 (R01)']) },
  receipt: { fields: ['receivedQty', 'look'] },
  inspection: { mode: 'step', when: { reasonGroup: 'quality' }, by: 'qc' },
  disposition: {
    rules: table({ allow: ['RESTOCK', 'SCRAP'] }, row({ userDamage: true }, { allow: ['RETURN_TO_CUSTOMER'] }, 'S000-02 §10 (R02)')),
    remedies: table(['REFUND_FULL'],
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S000-02 §10 (R02)'), row({ reasonGroup: 'quality' }, ['EXCHANGE', 'REFUND_FULL'], 'S000-02 §8')),
  },
  outcomes: { remedies: ['REFUND_FULL', 'EXCHANGE', 'NONE'] },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S000-02 §4' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S000-02 §4' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'house' },
  ],
  closure: { reports: ['return_statistics'] },
} satisfies Patch;
