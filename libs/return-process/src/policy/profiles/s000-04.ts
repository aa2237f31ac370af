/**
 * S000-04@1 客退品处理作业程序 (IATF 16949): 1 h first contact, containment labels, 销退单, receipt check, 1 h notify, 2 h
 * disposition that may be adjusted to the case, scrap with approval, rework with first priority. The procedure's text ends
 * at scrap: rework by 生产部, scheduled by PMC, is from its section on duties; re-inspection is the house's.
 */
import type { Patch } from '../types.js';
import { chain, hours, sla, table } from './notation.js';

export const S000_04 = {
  key: 'S000-04', version: 1, extends: 'factory@1', zh: '客退品处理（IATF）', en: 'Customer returns (IATF)', sources: ['S000-04'], owner: 'qcHead',
  roles: {
    qcs: { zh: '品质客服组', en: 'Quality customer group', dept: 'QUALITY', head: 'qcHead' },
    fqc: { zh: '全检', en: 'Final inspection', dept: 'QUALITY', head: 'qcHead' },
    auth: { zh: '权责人员', en: 'Authorised approver', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S000-04 §5.1', contact: 'S000-04 §5.2', hold: 'S000-04 §5.3', release: 'house', onsite: 'S000-04 §5.3', onsiteWork: 'S000-04 §5.3', meet: 'S000-04 §5.2',
    instruct: 'S000-04 §5.4', receive: 'S000-04 §5.5', notify: 'S000-04 §5.5', dispose: 'S000-04 §5.6', scrapRequest: 'S000-04 §5.6', scrapApprove: 'S000-04 §5.6',
    order: 'S000-04 §4 (PMC)', rework: 'S000-04 §4 (生产部)',
  },
  approvals: { return: null, scrap: chain('redecide', ['auth', 'S000-04 §5.6']) },
  contact: { on: true, by: 'qcs' },
  containment: { on: true, holds: [{ by: 'keeper', label: '暂停出货' }, { by: 'prod', label: '暂停生产' }], release: 'qcs' },
  onsite: { mode: 'optional', by: 'qcs', results: { onsite: { goods: 'ONSITE_REWORK' }, entrust: { goods: 'ONSITE_REWORK' }, return: { goods: 'RETURN' } } },
  onsiteResults: {
    onsite: { zh: '客户处处理', en: 'Handled at the customer' }, entrust: { zh: '委托客户处理', en: 'Entrusted to the customer' }, return: { zh: '退货', en: 'Return' },
  },
  inbound: { instruct: 'sales', documents: ['xiaotui'] },
  receipt: {
    fields: ['model', 'receivedQty'], area: '退货区', label: '暂停出货', notify: 'qcs', mismatch: { tell: ['sales', 'qcs'] }, shortfallFrom: ['SCRAP', 'REWORK', 'RESTOCK'],
  },
  inspection: { mode: 'none' },
  // goods that lie in 退货区 can no longer be handled at the customer
  disposition: { by: { mode: 'one', roles: ['qcs'] }, rules: table({ allow: ['REWORK', 'RESTOCK', 'SCRAP'] }) },
  outcomes: { goods: ['REWORK', 'RESTOCK', 'SCRAP', 'ONSITE_REWORK'] },
  rework: { order: 'pmc', priority: true },
  execution: { scrapRequest: 'fqc', onsiteWork: 'qcs' },
  review: { meeting: { by: 'qcs', when: { severity: { in: ['serious', 'incident'] } } } },
  closure: { costAccount: 'external_failure' },
  forms: {
    complaint: { zh: '品质投诉单', en: 'Quality complaint form', gate: 'register', fields: ['customer', 'item', 'defect', 'qty'], copies: ['qcs'] },
    xiaotui: { zh: '销退单', en: 'Sales return slip', gate: 'instruct', fields: ['model', 'qty', 'lotDueDate'], copies: ['qc', 'qcs', 'keeper', 'pmc'] },
    scrapDaily: { zh: '报废日报', en: 'Daily scrap report', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['auth'] },
  },
  duties: {
    failureCost: { zh: '外部失败成本登记', en: 'Book external failure cost', by: 'qcs', after: 'onsiteWork', per: 'portion', when: { goods: 'ONSITE_REWORK' }, clause: 'S000-04 §5.3' },
  },
  notifications: [
    { on: 'hold', to: ['sales', 'qcs'], text: 'hold_placed', clause: 'S000-04 §5.3' },
    { on: 'instruct', to: ['qc', 'qcs', 'keeper', 'pmc'], text: 'return_slip_issued', clause: 'S000-04 §5.4' },
    { on: 'mismatch', to: ['sales', 'qcs'], text: 'quantity_mismatch', clause: 'S000-04 §5.5' },
    { on: 'dispose', to: ['sales'], text: 'handling_decided', clause: 'S000-04 §5.4' },
  ],
  sla: {
    hold: sla('立即清理库存与产线', 'Clear stock and line at once', hours(1), 'register', 'hold', 'task', 'house: 立即', { ladder: 'chase' }),
    first_contact: sla('1 小时内联系客户', 'Contact the customer within 1 hour', hours(1), 'complaint', 'contact', 'qcs', 'S000-04 §5.2'),
    arrival_notify: sla('1 小时内通知', 'Notify within 1 hour', hours(1), 'receive', 'notify', 'keeper', 'S000-04 §5.5', { pauseWhile: ['discrepancy'] }),
    disposition: sla('2 小时内判定', 'Decide within 2 hours', hours(2), 'notify', 'dispose', 'qcs', 'S000-04 §5.6', { extend: { by: ['qcs', 'qcHead'], times: 2 } }),
  },
} satisfies Patch;
