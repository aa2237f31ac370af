/**
 * S000-17@1 客诉-退货处理流程图 (the part with a return or 赔款): judged by a meeting on a sample or picture before the goods come;
 * cause, measures and their effect live in the complaint (S000-17c). Limits T12–T14 and T16 as its chart and notes give them;
 * 72 h of the chart and two days of the notes both stand. What ends in talk is a withdrawal here (branch A).
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { days, hours, row, sla, table } from './notation.js';

const CLAIM = { requestType: 'claim' as const };
const RETURN = { requestType: { notIn: ['claim'] as const } };

export const S000_17 = {
  key: 'S000-17', version: 1, extends: 'factory@1', zh: '客诉-退货（退货部分）', en: 'Complaint with return', sources: ['S000-17'], owner: 'qcHead',
  roles: FINANCE_ROLES,
  clauses: {
    register: 'S000-17 注3', eligible: 'S000-17 注3', receive: 'S000-17 图', inspect: 'S000-17 图', meet: 'S000-17 注2', responsible: 'S000-17 注2', dispose: 'S000-17 注3', stockIn: 'S000-17 图',
    value: 'S000-17', post: 'S000-17 (按月协商)',
  },
  fields: { attendants: { zh: '与会人员', en: 'Attendants' } },
  texts: { return_claimed: { zh: '客户要求退货或赔款', en: 'The customer asks for a return or a compensation' } },
  eligibility: {
    checks: { asked: { zh: '客户要求退货或赔款', en: 'Return or compensation asked', test: { requestType: { in: ['return', 'claim'] } }, clause: 'S000-17 注3' } },
    rule: 'asked',
  },
  approvals: { return: null },
  inbound: { goods: table(true, row(CLAIM, false, 'S000-17 注3 (只赔款)')) },
  inspection: { at: 'before_receipt' },
  disposition: {
    at: 'before_receipt', by: { mode: 'meeting', roles: ['qc'] },
    rules: table({ allow: ['RESTOCK', 'REWORK', 'SCRAP'] }, row(CLAIM, { allow: ['KEEP'] }, 'S000-17 注3 (只赔款)')),
    remedies: table(['RECEIVABLE_OFFSET', 'COMPENSATION', 'NONE'], row(CLAIM, ['COMPENSATION', 'NONE'], 'S000-17 注3 (只赔款)')),
  },
  outcomes: { goods: ['RESTOCK', 'REWORK', 'SCRAP', 'KEEP'], remedies: ['RECEIVABLE_OFFSET', 'COMPENSATION', 'NONE'] },
  receipt: { shortfallFrom: ['REWORK', 'RESTOCK', 'SCRAP'] },
  review: { meeting: { by: 'qc', when: {} }, home: { complaint: 'S000-17c@1' } },
  responsibility: { by: 'qc' },
  settlement: { on: {}, trigger: 'executed', audit: 'fin', post: 'fin', adjust: { by: 'fin' } },
  forms: {
    anomaly: { zh: '品质异常单', en: 'Quality anomaly sheet', gate: 'inspect', fields: ['customer', 'item', 'defect', 'qty'], copies: ['qc'] },
    returnNotice: { zh: '退货通知单', en: 'Return notice', gate: 'instruct', fields: ['item', 'qty'], copies: ['keeper', 'qc'] },
    signIn: { zh: '会议签到表', en: 'Attendance sheet', gate: 'meet', fields: ['attendants'], copies: [] },
  },
  duties: {
    documents: { zh: '开品质异常单', en: 'Issue the quality anomaly sheet', by: 'sales', form: 'anomaly', after: 'register', before: 'inspect', clause: 'S000-17 注3 (T12)' },
    returnNotice: { zh: '开退货通知单', en: 'Issue the return notice', by: 'sales', form: 'returnNotice', after: 'register', before: 'instruct', when: RETURN, clause: 'S000-17 注3 (T12)' },
    ledger: { zh: '入库做账，上报财务', en: 'Enter the ledger, report to finance', by: 'keeper', after: 'stockIn', per: 'portion', when: { goods: { in: ['RESTOCK', 'REWORK'] } }, clause: 'S000-17 图' },
    followUp: { zh: '跟进物料处理执行结果', en: 'Follow the execution of the disposition', by: 'qc', after: 'dispose', per: 'consignment', clause: 'S000-17 (品质部负责跟进)' },
  },
  notifications: [
    { on: 'register', to: ['qc', 'keeper'], text: 'return_claimed', clause: 'S000-17 注3' },
    { on: 'dispose', to: ['sales', 'keeper'], text: 'handling_decided', clause: 'S000-17 注3' },
  ],
  sla: {
    intake_documents: sla('36H 内开单', 'Documents within 36 h', hours(36), 'complaint', 'duty:documents', 'sales', 'S000-17 图 (T12)'),
    return_notice: sla('36H 内开退货通知单', 'Return notice within 36 h', hours(36), 'complaint', 'duty:returnNotice', 'sales', 'S000-17 注3 (T12)', { when: RETURN }),
    review_meeting: sla('72H 内客退品会议', 'Meeting within 72 h', hours(72), 'duty:documents', 'meet', 'qc', 'S000-17 图 (T13)'),
    responsibility: sla('2 日内订定责任单位', 'Responsible unit within 2 days', days(2), 'duty:documents', 'responsible', 'qc', 'S000-17 注2 (T14)'),
    disposition: sla('5 日内判定客退品', 'Goods judged within 5 days', days(5), 'duty:documents', 'dispose', 'qc', 'S000-17 注3 (T14)'),
    whole_case: sla('一般 7 日内完成', 'Whole case within 7 days', days(7), 'complaint', 'close', 'qc', 'S000-17 (T16)', { pauseWhile: ['post'] }),
    settlement: sla('按月协商结算', 'Settled monthly', { monthDay: 25 }, 'value', 'post', 'fin', 'S000-17 (T16); day = house', { ladder: 'chase' }),
  },
} satisfies Patch;
