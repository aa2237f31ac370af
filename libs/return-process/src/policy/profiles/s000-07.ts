/**
 * S000-07@1 客退品处理流程 (grading): what the goods look like decides. Intact is sold again, lightly damaged at a reduced price,
 * heavily damaged is talked over with the customer. 折价 = partial refund and discounted stock. The window has no value here.
 */
import type { Patch } from '../types.js';
import { days, row, table, workdays } from './notation.js';

export const S000_07 = {
  key: 'S000-07', version: 1, extends: 'retail@1', zh: '客退品处理（按完好程度）', en: 'Returns graded by condition', sources: ['S000-07'], owner: 'csHead',
  clauses: {
    register: 'S000-07 (1)', eligible: 'S000-07 (1)', approve: 'S000-07 (2)', instruct: 'S000-07 (3)', transport: 'S000-07 (3)', receive: 'S000-07 (4)', inspect: 'S000-07 (4)', dispose: 'S000-07 (5)', propose: 'S000-07 (5)',
  },
  windows: [row({}, { span: days(7), from: 'receipt' }, 'house (S000-07 (2): no value)')],
  eligibility: {
    checks: {
      unused: { zh: '商品未经使用', en: 'Unused', test: { asNew: true }, clause: 'S000-07 (1)' },
      undamaged: { zh: '商品未损坏', en: 'Undamaged by the customer', test: { userDamage: false }, clause: 'S000-07 (1)' },
    },
    rule: { all: ['unused', 'undamaged'] },
  },
  receipt: { fields: ['receivedQty', 'look'] },
  disposition: {
    by: { mode: 'rules', roles: ['cs'] },
    rules: table({ allow: ['RESTOCK', 'DISCOUNTED_UNIT', 'SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ condition: 'intact' }, { allow: ['RESTOCK'] }, 'S000-07 (5)'),
      row({ condition: 'slight' }, { allow: ['DISCOUNTED_UNIT'] }, 'S000-07 (5)'),
      row({ condition: 'heavy' }, { allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] }, 'house')),
    remedies: table(['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE'],
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'),
      row({ condition: 'intact' }, ['REFUND_FULL'], 'house'),
      row({ condition: 'slight' }, ['REFUND_PARTIAL'], 'S000-07 (5)'),
      row({ condition: 'heavy' }, ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE'], 'S000-07 (5)')),
  },
  outcomes: { goods: ['RESTOCK', 'DISCOUNTED_UNIT', 'SCRAP', 'RETURN_TO_CUSTOMER'] },
  // marking down is no repair: the warehouse does it, nobody inspects it again
  rework: { by: table('keeper') },
  stores: table('成品仓', row({ goods: 'DISCOUNTED_UNIT' }, '折价区', 'S000-07 (5)')),
  ask: { propose: { on: true, by: 'cs', when: { condition: 'heavy' }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S000-07 (5)' } },
  settlement: {
    deductions: { markdown: { zh: '折价 10%', en: 'Markdown 10 %', when: { remedy: 'REFUND_PARTIAL' }, base: 'creditable', bps: 1000, clause: 'house (S000-07 (5): no value)' } },
  },
} satisfies Patch;
