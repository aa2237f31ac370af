/**
 * S001-08@1 客户退/换货、补件工作制度及流程: a discount is tried before a return (R38), new goods may go first against a deposit
 * (R30), freight of quality returns is shared where the customer agrees (R34). The part on non-quality returns breaks off
 * after §2.2; 补件 stands in the title only.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, days, hours, row, sla, table, workdays } from './notation.js';
import { noticeWords } from './notice-words.js';

export const S001_08 = {
  key: 'S001-08', version: 1, extends: 'factory@1', zh: '退换货补件（折让优先）', en: 'Discount before return', sources: ['S001-08'], owner: 'salesHead',
  roles: {
    ...FINANCE_ROLES,
    assist: { zh: '业务助理', en: 'Sales assistant', dept: 'SALES', head: 'area' }, area: { zh: '区域经理', en: 'Area manager', dept: 'SALES', head: 'director' },
    director: { zh: '营销总监', en: 'Marketing director', dept: 'MANAGEMENT', head: 'gm' }, leader: { zh: '相关领导', en: 'Manager in charge', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S001-08 §1.1, §2.1', eligible: 'S001-08 §1.1, §2.2', contact: 'S001-08 §2.2', settleFirst: 'S001-08 §1.2 (R38)', approve: 'S001-08 §1.3', instruct: 'S001-08 §1.3', receive: 'S001-08 §1.5', notify: 'S001-08 §1.5',
    dispose: 'S001-08 §1.5', order: 'S001-08 §1.6', rework: 'S001-08 §1.6', stockIn: 'S001-08 §1.6', supplyOrder: 'S001-08 §1.3', deposit: 'S001-08 §1.3 (R30)', depositSettle: 'S001-08 §1.3 (R30)', post: 'S001-08 §1.3',
    improve: 'S001-08 §1.5',
  },
  eligibility: { by: 'assist', rule: 'list', checks: { list: { zh: '退货明细与照片', en: 'List and photos', test: { docsComplete: true, photo: { in: ['clear', 'unclear'] } }, clause: 'S001-08 §1.1' } } },
  contact: { on: true, by: 'assist', when: { reasonGroup: { notIn: ['quality'] } } },
  ask: { settleFirst: { on: true, by: 'assist', when: { severity: 'minor' }, timeout: workdays(3), onTimeout: 'deem_refused', clause: 'S001-08 §1.2 (R38)' } },
  approvals: { discount: chain('redecide', ['leader', 'S001-08 §1.2']), return: chain('refuse', ['area', 'S001-08 §1.3'], ['director', 'S001-08 §1.3']) },
  inbound: { instruct: 'assist' },
  freight: table({ payer: 'company' }, row({ reasonGroup: 'quality', customerSharesFreight: true }, { payer: 'half' }, 'S001-08 §1.4 (R34)')),
  receipt: { notify: 'assist', mismatch: { tell: ['assist'] }, shortfallFrom: ['SCRAP', 'REWORK', 'RETURN_TO_CUSTOMER'] },
  inspection: { mode: 'none' },
  disposition: {
    by: { mode: 'joint', roles: ['assist', 'prod', 'qc'] },
    remedies: table(['RECEIVABLE_OFFSET', 'NONE'],
      row({ goods: 'KEEP' }, ['DISCOUNT', 'NONE'], 'S001-08 §1.2'), row({ requestType: 'shortage' }, ['PARTS_SHIPMENT'], 'S001-08 题 (补件)'), row({ wantsReplacement: true }, ['EXCHANGE'], 'S001-08 §1.3')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER', 'KEEP'], remedies: ['EXCHANGE', 'RECEIVABLE_OFFSET', 'DISCOUNT', 'PARTS_SHIPMENT', 'NONE'] },
  rework: { order: 'prod' },
  stores: table('成品仓', row({ goods: 'REWORK' }, '成品仓（退货返工产品）', 'S001-08 §1.6 (R43)')),
  review: { report: { by: 'prod', kind: 'improvement', when: { reasonGroup: 'quality' } } },
  replacement: { by: 'assist', advance: { wantsAdvance: true, reasonGroup: 'quality' }, deposit: { when: {}, bps: 10_000, by: 'fin', unproven: 'decide' } },
  settlement: { on: {}, trigger: 'dispose', post: 'fin', adjust: { by: 'fin' }, route: table('offset') },
  fields: fieldWords('photos', 'amount'),
  texts: noticeWords('joint_inspection_now'),
  forms: {
    list: { zh: '退货明细', en: 'List of returned goods', gate: 'register', fields: ['model', 'qty', 'defect', 'photos'], copies: ['assist'] },
    rework: { zh: '退货产品返工单', en: 'Rework order for returned goods', gate: 'order', fields: ['item', 'qty'], copies: ['keeper'] },
    offset: { zh: '冲减单据', en: 'Offset voucher', gate: 'post', fields: ['amount'], copies: ['assist'] },
  },
  duties: { trace: { zh: '追溯具体责任人', en: 'Trace the person responsible', by: 'qc', after: 'dispose', clause: 'S001-08 §1.5' } },
  notifications: [
    { on: 'rejected', to: ['assist'], text: 'return_rejected', clause: 'house' },
    { on: 'receive', to: ['assist', 'prod', 'qc'], text: 'joint_inspection_now', clause: 'S001-08 §1.5 (T40)' },
    { on: 'stockIn', to: ['assist'], text: 'stock_returned', clause: 'S001-08 §1.6' },
  ],
  sla: {
    first_contact: sla('4 小时内电话沟通', 'Call within 4 hours', hours(4), 'eligible', 'contact', 'assist', 'S001-08 §2.2 (T21)'),
    corrective_report: sla('三天内整改方案', 'Improvement plan within 3 days', days(3), 'dispose', 'improve', 'prod', 'S001-08 §1.5 (T20)'),
  },
  closure: { reports: ['monthly_returns_table'] },
} satisfies Patch;
