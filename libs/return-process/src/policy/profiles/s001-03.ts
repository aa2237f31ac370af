/**
 * S001-03@1 客户退/换货申请表单: one sheet of joint reviews (会审). The first review judges the application before goods move,
 * the second verifies the result and assigns responsibility; then 总经理, finance, the assessed person's word, filing.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, table } from './notation.js';

export const S001_03 = {
  key: 'S001-03', version: 1, extends: 'factory@1', zh: '客户退换货会审', en: 'Returns by joint review', sources: ['S001-03'], owner: 'qcHead',
  roles: {
    ...FINANCE_ROLES,
    host: { zh: '品质部会审主持人', en: 'Host of the joint review', dept: 'QUALITY', head: 'qcHead' }, prod: { zh: '实施部门', en: 'Department that carries it out' },
    assessed: { zh: '被考核人', en: 'Assessed person', dept: 'PRODUCTION', head: 'prodHead' },
  },
  clauses: {
    register: 'S001-03 具体信息描述', approve: 'S001-03 品质部组织会审', meet: 'S001-03 品质部组织会审', dispose: 'S001-03 回厂后的处置', responsible: 'S001-03 责任判定及考核明细', rework: 'S001-03 实施部门执行',
    reinspect: 'S001-03 品质部验证', scrapRequest: 'S001-03 实施部门执行', settleApprove: 'S001-03 品质部最终处理, 总经理审核', post: 'S001-03 财务办理', close: 'S001-03 结案',
  },
  approvals: {
    return: chain('refuse', ['host', 'S001-03 品质部组织会审']), scrap: null,
    settlement: chain('previous', ['host', 'S001-03 品质部验证及最终处理'], ['gm', 'S001-03 总经理审核']),
  },
  receipt: { notify: 'host', mismatch: { tell: ['sales', 'host'] }, shortfallFrom: ['SCRAP', 'REWORK', 'RESTOCK'] },
  // the review itself is the inspection; it is over before the goods are sent
  inspection: { mode: 'none', at: 'before_return' },
  disposition: {
    at: 'before_return', by: { mode: 'meeting', roles: ['host'] },
    remedies: table(['RECEIVABLE_OFFSET', 'EXCHANGE', 'COMPENSATION', 'NONE'],
      row({ requestType: 'exchange' }, ['EXCHANGE'], 'S001-03 客户意见'), row({ requestType: 'claim' }, ['COMPENSATION', 'NONE'], 'S001-03 客户意见'),
      row({ requestType: { in: ['repair', 'other'] }, goods: 'REWORK' }, ['REPAIR_RETURN', 'NONE'], 'S001-03 客户意见 (其他)')),
  },
  // 返修、报废、其他: other = back to stock, or a claim for goods that stay with the customer
  outcomes: { goods: ['REWORK', 'SCRAP', 'RESTOCK', 'KEEP'], remedies: ['RECEIVABLE_OFFSET', 'EXCHANGE', 'COMPENSATION', 'REPAIR_RETURN', 'NONE'] },
  review: { meeting: { by: 'host', when: {} } },
  responsibility: { by: 'host', penalty: 'assess' },
  settlement: { on: {}, trigger: 'executed', post: 'fin', adjust: { by: 'fin' } },
  fields: fieldWords('department', 'unitPrice', 'amount', 'wish'),
  forms: { application: { zh: '客户退/换货申请表单', en: 'Sheet of return or exchange', gate: 'register', fields: ['formNo', 'department', 'customer', 'item', 'model', 'qty', 'unitPrice', 'amount', 'reason', 'wish'], copies: ['host'] } },
  duties: {
    result: { zh: '执行结果与执行费用', en: 'Result and cost of carrying it out', by: 'prod', after: 'dispose', before: 'settleApprove', clause: 'S001-03 实施部门执行' },
    statement: { zh: '被考核人个人意见', en: 'Statement of the assessed person', by: 'assessed', after: 'post', clause: 'S001-03 告知被考核人' },
    filing: { zh: '综合备案', en: 'File the sheet', by: 'host', after: 'duty:statement', clause: 'S001-03 综合备案' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S001-03 对申请的判定' },
    { on: 'dispose', to: ['prod', 'sales'], text: 'handling_decided', clause: 'S001-03 实施部门执行' },
  ],
} satisfies Patch;
