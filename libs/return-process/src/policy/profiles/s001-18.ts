/**
 * S001-18@1 产品退换RMA处理程序 (WF/QA/001 A3): the RMA Report says what becomes of the goods, the customer agrees before: back as
 * they are, repaired, or exchanged. 45 days of silence are consent (R52, T25); disagreement has both papers issued anew.
 * Clauses 4.1–4.6 are lost but for the end of 4.6: intake by the application, receipt and analysis are the house's.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { chain, days, row, table, workdays } from './notation.js';
import { noticeWords } from './notice-words.js';

export const S001_18 = {
  key: 'S001-18', version: 1, extends: 'factory@1', zh: '产品退换 RMA', en: 'RMA', sources: ['S001-18', 'WF/QA/001 A3'], owner: 'qcHead',
  roles: {
    qc: { zh: '品保部', en: 'Quality assurance' }, keeper: { zh: '库房', en: 'Warehouse' },
    market: { zh: '市场销售部', en: 'Marketing and sales', dept: 'SALES', head: 'salesHead' }, oqc: { zh: 'OQC', en: 'Outgoing quality control', dept: 'QUALITY', head: 'qcHead' },
    packer: { zh: '包装组', en: 'Packing group', dept: 'PRODUCTION', head: 'prodHead' }, vpOps: { zh: '生产运营副总裁', en: 'Vice president of operations', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S001-18 §6.1', inspect: 'S001-18 §4.6', dispose: 'S001-18 §4.7', consent: 'S001-18 §4.8', rework: 'S001-18 §4.8 方式二', pack: 'S001-18 §4.8 方式一, 方式二', dispatchCheck: 'S001-18 §4.8',
    sendBack: 'S001-18 §4.8', scrap: 'S001-18 §4.8 方式三', supplyOrder: 'S001-18 §4.8 方式三', supplyApprove: 'S001-18 §4.8 方式三', ship: 'S001-18 §4.8 方式三', improve: 'S001-18 §4.6, §4.7', report: 'S001-18 §4.7, §4.8',
    ack: 'S001-18 §4.9 (R52)', close: 'S001-18 §4.10, §4.11',
  },
  approvals: { return: null, replacement: chain('redecide', ['vpOps', 'S001-18 §4.8 方式三']) },
  inbound: { instruct: 'market' },
  receipt: { mismatch: { tell: ['market'] }, shortfallFrom: ['SCRAP', 'REWORK', 'RETURN_TO_CUSTOMER'] },
  disposition: {
    rules: table({ allow: 'all' }, row({ repairable: false }, { allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] }, 'S001-18 §4.8 方式三')),
    remedies: table(['EXCHANGE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S001-18 §4.8 方式一'), row({ goods: 'REWORK' }, ['REPAIR_RETURN'], 'S001-18 §4.8 方式二')),
  },
  outcomes: { goods: ['RETURN_TO_CUSTOMER', 'REWORK', 'SCRAP'], remedies: ['NONE', 'REPAIR_RETURN', 'EXCHANGE'] },
  rework: { reinspect: 'oqc', dispatchCheck: 'oqc' },
  execution: { pack: 'packer', sendBack: 'market' },
  replacement: { by: 'market', ship: 'market' },
  ask: {
    consent: { on: true, by: 'market', when: {}, timeout: workdays(10), onTimeout: 'escalate', clause: 'S001-18 §4.8' },
    ack: { on: true, by: 'market', timeout: days(45), onTimeout: 'deem_accepted', clause: 'S001-18 §4.9 (R52, T25)' },
  },
  review: { report: { by: 'qc', kind: 'analysis' }, toCustomer: { by: 'market', form: 'rma' } },
  loops: { report: { max: 3, grant: 'qcHead' }, repack: { max: 3, grant: 'qcHead' } },
  fields: fieldWords('cause', 'correctiveAction', 'dueDate', 'disposition'),
  texts: noticeWords('sent_back', 'replacement_shipped'),
  forms: {
    request: { zh: '顾客退换产品申请（RMA）', en: 'Returned Material Authorization', gate: 'register', fields: ['customer', 'item', 'qty', 'defect'], copies: ['qc'] },
    capa: { zh: '纠正和预防措施处理单', en: 'Corrective and preventive action sheet', gate: 'improve', fields: ['cause', 'correctiveAction', 'dueDate'], copies: ['qc'] },
    rma: { zh: '顾客退换货答复报告（RMA Report）', en: 'RMA Report', gate: 'report', fields: ['disposition', 'correctiveAction'], copies: ['market'] },
    taskBook: { zh: '换货《订单任务书》', en: 'Exchange order', gate: 'supplyOrder', fields: ['item', 'qty'], copies: ['vpOps'] },
  },
  duties: { archive: { zh: '结案资料归档', en: 'Archive the closed papers', by: 'qc', after: 'ack', clause: 'S001-18 §4.11' } },
  notifications: [
    { on: 'dispose', to: ['market'], text: 'handling_decided', clause: 'S001-18 §4.8' },
    { on: 'sendBack', to: ['customer'], text: 'sent_back', clause: 'S001-18 §4.8' },
    { on: 'ship', to: ['customer'], text: 'replacement_shipped', clause: 'S001-18 §4.8 方式三' },
  ],
} satisfies Patch;
