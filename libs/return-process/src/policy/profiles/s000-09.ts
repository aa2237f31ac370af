/**
 * S000-09@1 客户退货处理流程 (generic enterprise): inspected for being intact and for the reason being true, refunded, then sorted by
 * the warehouse: back on the shelf, scrapped, repaired or back to the supplier. No limit has a value.
 */
import type { Patch } from '../types.js';
import { row, table } from './notation.js';

export const S000_09 = {
  key: 'S000-09', version: 1, extends: 'retail@1', zh: '客户退货（分类处理）', en: 'Returns sorted by the warehouse', sources: ['S000-09'], owner: 'csHead',
  clauses: {
    register: 'S000-09 (1)', eligible: 'S000-09 (1)', approve: 'S000-09 (2)', instruct: 'S000-09 (3)', transport: 'S000-09 (3)', receive: 'S000-09 (4)', inspect: 'S000-09 (4)', dispose: 'S000-09 (6)',
    pay: 'S000-09 (5)', tell: 'S000-09 (5)', toSupplier: 'S000-09 (6)', survey: 'S000-09 (8)',
  },
  texts: {
    goods_received: { zh: '退货已收到，正在检查', en: 'Goods received, being checked' },
  },
  eligibility: {
    checks: {
      proof: { zh: '原因、凭证与数量齐全', en: 'Reason, evidence and quantity given', test: { docsComplete: true }, clause: 'S000-09 (1)' },
      honest: { zh: '退货原因属实', en: 'The reason is true', test: { fraudSuspect: false }, clause: 'S000-09 (4)' },
    },
    rule: { all: ['proof', 'honest'] },
  },
  receipt: { fields: ['receivedQty', 'look'] },
  disposition: {
    by: { mode: 'one', roles: ['keeper'] },
    rules: table({ allow: ['RESTOCK', 'SCRAP', 'REWORK', 'RETURN_TO_SUPPLIER'] },
      row({ userDamage: true }, { allow: ['RETURN_TO_CUSTOMER'] }, 'S000-09 (4)'),
      row({ resaleable: true }, { allow: ['RESTOCK'] }, 'S000-09 (6)'),
      row({ resaleable: false }, { allow: ['SCRAP', 'REWORK', 'RETURN_TO_SUPPLIER'] }, 'S000-09 (6)')),
    remedies: table(['REFUND_FULL'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S000-09 (4)')),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP', 'REWORK', 'RETURN_TO_SUPPLIER', 'RETURN_TO_CUSTOMER'], remedies: ['REFUND_FULL', 'NONE'] },
  rework: { by: table('after') },
  responsibility: { supplierNotice: { goods: 'RETURN_TO_SUPPLIER' } },
  settlement: { tell: 'cs' },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S000-09 (7)' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S000-09 (7)' },
    { on: 'receive', to: ['customer'], text: 'goods_received', clause: 'S000-09 (7)' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'S000-09 (7)' },
  ],
} satisfies Patch;
