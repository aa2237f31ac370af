/**
 * S000-11@1 客退品处理流程图 (hour chain): a limit of hours on every step, rework until PASS, more than 200 pieces are sorted by
 * production (R16), 8D. The chart's time cells stand apart from its rows: this is Reading A of procedures.md §0, each cell
 * belongs to the row after it (T08–T10). S000-11B@1 is the other reading.
 */
import type { Patch } from '../types.js';
import { hours, row, sla, table } from './notation.js';

const PORTION = { per: 'portion' as const };

export const S000_11 = {
  key: 'S000-11', version: 1, extends: 'factory@1', zh: '客退品处理（小时制）', en: 'Returns by the hour', sources: ['S000-11'], owner: 'qcHead',
  roles: {
    follow: { zh: '业务跟单', en: 'Order clerk', dept: 'SALES', head: 'salesHead' }, oqc: { zh: '品管 OQC', en: 'Outgoing inspection', dept: 'QUALITY', head: 'qcHead' },
    qe: { zh: 'QE 工程师', en: 'Quality engineer', dept: 'QUALITY', head: 'qcHead' }, dutyDept: { zh: '责任部门', en: 'Responsible department', dept: 'PRODUCTION', head: 'prodHead' },
  },
  clauses: {
    contact: 'S000-11 (1)', onsite: 'S000-11 (2)', notify: 'S000-11 (3)', receive: 'S000-11 (3)', sort: 'S000-11 (3)', inspect: 'S000-11 (4)', responsible: 'S000-11 (4)', dispose: 'S000-11 (4)',
    rework: 'S000-11 (6)', reinspect: 'S000-11 (7)', stockIn: 'S000-11 (8)', scrapRequest: 'S000-11 (8)', scrap: 'S000-11 (8)', improve: 'S000-11 (5)',
  },
  fields: { dept: { zh: '责任部门', en: 'Responsible department' }, reworkDemand: { zh: '返工要求', en: 'Rework demand' } },
  onsiteResults: { onsite: { zh: '客户处处理', en: 'Handled at the customer' }, return: { zh: '退货', en: 'Return' } },
  approvals: { return: null, scrap: null },
  // (1) and (2) of the chart are 必要时: when the complaint is serious
  contact: { on: true, by: 'oqc', when: { severity: { in: ['serious', 'incident'] } } },
  onsite: { mode: 'optional', by: 'follow', results: { onsite: { goods: 'ONSITE_REWORK' }, return: { goods: 'RETURN' } } },
  inbound: { instruct: 'follow' },
  receipt: { notify: 'follow', mismatch: { tell: ['follow'] } },
  inspection: { by: 'qe', sort: table('oqc', row({ qty: { gt: 200 } }, 'prod', 'S000-11 (3) (R16)')), sampling: table({ method: 'full', minBps: 10_000 }) },
  responsibility: { by: 'qe' },
  disposition: {
    by: { mode: 'one', roles: ['qe'] },
    rules: table({ allow: ['REWORK', 'SCRAP'] }, row({ repairable: false }, { allow: ['SCRAP'] }, 'S000-11 (8)')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP', 'ONSITE_REWORK'] },
  rework: { by: table('dutyDept'), reinspect: 'oqc' },
  execution: { scrapRequest: 'oqc', onsiteWork: 'oqc' },
  review: { report: { by: 'qe', kind: '8d' } },
  forms: {
    returnSlip: { zh: '退货单', en: 'Return slip', gate: 'receive', fields: ['item', 'qty'], copies: ['follow'] },
    complaint: { zh: '客户抱怨单', en: 'Customer complaint form', gate: 'sort', fields: ['customer', 'item', 'defect', 'qty'], copies: ['oqc'] },
    defectSheet: { zh: '客退不良处理单', en: 'Defect handling sheet', gate: 'rework', fields: ['item', 'qty', 'dept', 'reworkDemand'], copies: ['dutyDept'] },
    eightD: { zh: '8D 分析报告', en: '8D report', gate: 'improve', fields: ['defect', 'reason'], copies: ['qcHead'] },
    scrapSheet: { zh: '不合格品处置单', en: 'Nonconforming goods sheet', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['keeper'] },
  },
  duties: {
    complaint: { zh: '填客户抱怨单并通知 OQC', en: 'Fill in the complaint form, tell outgoing inspection', by: 'follow', form: 'complaint', after: 'notify', before: 'sort', per: 'consignment', clause: 'S000-11 (3)' },
    defectSheet: { zh: '细化填写客退不良处理单', en: 'Complete the defect handling sheet', by: 'qe', form: 'defectSheet', after: 'dispose', before: 'rework', per: 'consignment', clause: 'S000-11 (5)' },
    passStamp: { zh: '盖 PASS 章、签入库单', en: 'PASS stamp and signed stock-in slip', by: 'oqc', after: 'reinspect', before: 'stockIn', ...PORTION, when: { goods: 'REWORK' }, clause: 'S000-11 (7)' },
  },
  notifications: [
    { on: 'mismatch', to: ['follow'], text: 'quantity_mismatch', clause: 'house' },
    { on: 'dispose', to: ['follow', 'dutyDept'], text: 'handling_decided', clause: 'S000-11 (5)' },
  ],
  sla: {
    arrival_notify: sla('收货到分类 1H', 'Receipt to sorted in 1 h', hours(1), 'receive', 'sort', 'task', 'S000-11 (3) (T08)', { pauseWhile: ['discrepancy'] }),
    disposition: sla('QE 分析 2H', 'Analysed in 2 h', hours(2), 'sort', 'dispose', 'qe', 'S000-11 (4) (T08)'),
    disposition_detail: sla('处理单细化 4H', 'Handling sheet in 4 h', hours(4), 'dispose', 'duty:defectSheet', 'qe', 'S000-11 (5) (T08)'),
    rework: sla('返工 1H', 'Reworked in 1 h', hours(1), 'open:rework', 'rework', 'dutyDept', 'S000-11 (6) (T09)', { when: { any: [{ defect: { known: false } }, { defect: { notIn: ['functional'] } }] } }),
    rework_functional: sla('功能性维修 3 个工作日返修返检完成', 'Functional repair and re-inspection in 3 working days', { workdays: 3, until: 'shift_end' }, 'open:rework', 'reinspect', 'dutyDept', 'S000-11 (6) (T09)', { when: { defect: 'functional' } }),
    reinspection: sla('OQC 复检 4H', 'Re-inspected in 4 h', hours(4), 'rework', 'reinspect', 'oqc', 'S000-11 (7) (T10)'),
    stock_in: sla('入库 2H', 'In stock in 2 h', hours(2), 'reinspect', 'stockIn', 'keeper', 'S000-11 (8) (T10)'),
    scrap: sla('报废 1H', 'Scrapped in 1 h', hours(1), 'scrapRequest', 'scrap', 'keeper', 'S000-11 (8) (T10)'),
  },
} satisfies Patch;
