/**
 * S001-19@1, the example policy of an e-commerce platform: seven days without a reason, unused and packaging intact; fifteen days
 * for quality; the refund within three working days of the goods' return, by the original route (T26, T27).
 */
import type { Patch } from '../types.js';
import { days, row, sla, table, workdays } from './notation.js';

const PERSONAL = { reasonGroup: 'personal' as const };
const OTHER_REASON = { reasonGroup: { notIn: ['personal' as const] } };

export const S001_19 = {
  key: 'S001-19', version: 1, extends: 'retail@1', zh: '电商退换货（7 天、15 天、3 个工作日）', en: 'Shop policy 7 / 15 / 3', sources: ['S001-19'], owner: 'csHead',
  clauses: {
    register: 'S001-19 二.3', eligible: 'S001-19 二.1', approve: 'S001-19 二.1', instruct: 'S001-19 二.3', transport: 'S001-19 二.3', receive: 'S001-19 二.4', dispose: 'S001-19 二', post: 'S001-19 二.4', pay: 'S001-19 二.4 (R29)',
  },
  windows: [row(PERSONAL, { span: days(7), from: 'receipt' }, 'S001-19 二 (T26)'), row({ reasonGroup: 'quality' }, { span: days(15), from: 'receipt' }, 'S001-19 二 (T26)')],
  late: { then: 'reject' },
  eligibility: {
    rule: { all: ['unused', 'packaging'] },
    checks: {
      unused: { zh: '无理由退货：商品未经使用', en: 'Without reason: unused', test: { any: [OTHER_REASON, { asNew: true }] }, clause: 'S001-19 二 (R03)' },
      packaging: { zh: '无理由退货：包装完好', en: 'Without reason: packaging intact', test: { any: [OTHER_REASON, { originalPack: true }] }, clause: 'S001-19 二 (R03)' },
    },
  },
  // within seven days nobody is asked; what is claimed as a fault is looked at
  approvals: { return: { mode: 'serial', onReject: 'refuse', empty: 'pass', levels: [{ role: 'cs', when: { any: [OTHER_REASON, { reasonGroup: { known: false } }] }, clause: 'S001-19 二' }] } },
  receipt: { fields: ['receivedQty', 'look'] },
  disposition: {
    by: { mode: 'rules', roles: ['cs'] },
    rules: table({ allow: ['RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ all: [PERSONAL, { any: [{ asNew: false }, { originalPack: false }] }] }, { allow: ['RETURN_TO_CUSTOMER'] }, 'S001-19 二 (R03)'),
      row({ resaleable: true }, { allow: ['RESTOCK'] }, 'house'), row({ resaleable: false }, { allow: ['SCRAP'] }, 'house')),
    remedies: table(['REFUND_FULL'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'), row({ reasonGroup: 'quality', requestType: 'exchange' }, ['EXCHANGE'], 'S001-19 二')),
  },
  outcomes: { remedies: ['REFUND_FULL', 'EXCHANGE', 'NONE'] },
  settlement: { trigger: 'receive' },
  sla: { refund: sla('收到退货后 3 个工作日内退款', 'Refund within 3 working days of the goods’ return', workdays(3), 'transport', 'pay', 'fin', 'S001-19 二 (T27)') },
} satisfies Patch;
