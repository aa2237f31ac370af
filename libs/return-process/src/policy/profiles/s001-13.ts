/**
 * S001-13@1 Return and exchange (the English text): refund, store credit or exchange, as the customer chooses. Policy and
 * warranty terms are named without a value: what the contract does not say, customer service finds out.
 */
import type { Patch } from '../types.js';
import { noticeWords } from './notice-words.js';
import { row, table, workdays } from './notation.js';

export const S001_13 = {
  key: 'S001-13', version: 1, extends: 'retail@1', zh: '退换货（客户选择）', en: 'Return or exchange as the customer chooses', sources: ['S001-13'], owner: 'csHead',
  clauses: {
    register: 'S001-13 (1)', eligible: 'S001-13 (2)', approve: 'S001-13 (2)', instruct: 'S001-13 (4)', receive: 'S001-13 (5)', inspect: 'S001-13 (6)', dispose: 'S001-13 (3)', propose: 'S001-13 (3)', pay: 'S001-13 (4)', tell: 'S001-13 (5)',
  },
  eligibility: {
    rule: { all: ['data', 'terms'] },
    checks: {
      data: { zh: '原因、商品、购买信息齐全', en: 'Reason, product and purchase are known', test: { docsComplete: true }, clause: 'S001-13 (1)' },
      terms: { zh: '符合退货政策、保修条款与其他规定', en: 'Within return policy, warranty terms and other guidelines', test: { warranty: 'in' }, clause: 'S001-13 (2)' },
    },
  },
  warranty: { on: true, perContract: true, effect: 'gate' },
  disposition: { remedies: table(['REFUND_FULL', 'STORE_CREDIT', 'EXCHANGE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')) },
  outcomes: { remedies: ['REFUND_FULL', 'STORE_CREDIT', 'EXCHANGE', 'NONE'] },
  ask: { propose: { on: true, by: 'cs', when: {}, timeout: workdays(5), onTimeout: 'escalate', clause: 'S001-13 (3)' } },
  settlement: { tell: 'cs' },
  texts: noticeWords('goods_arrived'),
  forms: { label: { zh: '退货标签或换货单', en: 'Return label or exchange form', gate: 'instruct', fields: ['orderNo'], copies: [] } },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S001-13 (3)' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S001-13 (2)' },
    { on: 'receive', to: ['customer'], text: 'goods_arrived', clause: 'S001-13 (5)' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'S001-13 (5)' },
  ],
} satisfies Patch;
