/**
 * S001-02@1 客户退换货管理办法 (machinery): A and (B or C or D) (R04), three approvals, 技术部 proposes and 总经理 decides what
 * becomes of the machine. Rented and exhibition machines and offices' samples take the same way without criteria and money.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, table } from './notation.js';

const INTERNAL = { requestType: 'internal' as const };

export const S001_02 = {
  key: 'S001-02', version: 1, extends: 'factory@1', zh: '客户退换货管理（机械）', en: 'Returns of machinery', sources: ['S001-02'], owner: 'salesHead',
  roles: {
    ...FINANCE_ROLES,
    sales: { zh: '销售课业务人员', en: 'Sales' }, cs: { zh: '客服课', en: 'Customer service' }, qc: { zh: '品保部', en: 'Quality assurance' }, eng: { zh: '技术部', en: 'Technical department' },
    pmc: { zh: '资材部', en: 'Materials' }, mktMgr: { zh: '营销经理', en: 'Marketing manager', dept: 'SALES', head: 'gm' },
  },
  clauses: {
    register: 'S001-02 §5.2.1', eligible: 'S001-02 §5.1.1, §5.2.1 (R04)', onsite: 'S001-02 §5.2.2, §5.2.3 (R38)', approve: 'S001-02 §5.2.2, §5.2.3, §4.1', receive: 'S001-02 §4.3', notify: 'S001-02 §4.3',
    inspect: 'S001-02 §4.4', dispose: 'S001-02 §4.5', disposeApprove: 'S001-02 §4.9', plan: 'S001-02 §4.5', order: 'S001-02 §4.7', rework: 'S001-02 §4.7', stockIn: 'S001-02 §4.3, §4.6', post: 'S001-02 §4.8',
  },
  eligibility: {
    by: 'sales', rule: { any: ['internal', { all: ['A', { any: ['B', 'C', 'D'] }] }] },
    checks: {
      internal: { zh: '租借机、参展机或办事处样机', en: 'Rented or exhibition machine, office sample', test: INTERNAL, clause: 'S001-02 二' },
      A: { zh: 'A 时间标准：在保修期内', en: 'A: in warranty', test: { warranty: 'in' }, clause: 'S001-02 §5.1.1 A (R04)' },
      B: { zh: 'B 品质标准：达不到合同验收标准', en: 'B: below the contract’s acceptance standard', test: { reasonGroup: 'quality' }, clause: 'S001-02 §5.1.1 B (R04)' },
      C: { zh: 'C 财务标准：多次沟通仍无法付款', en: 'C: cannot pay after repeated talks', test: { cannotPay: true }, clause: 'S001-02 §5.1.1 C (R04)' },
      D: { zh: 'D 其他标准：客户方重大变故', en: 'D: major change at the customer', test: { majorChange: true }, clause: 'S001-02 §5.1.1 D (R04)' },
    },
  },
  late: { then: 'reject' },
  warranty: { on: true, perContract: true, effect: 'gate' },
  onsite: { mode: 'optional', by: 'salesHead', results: { givenUp: { goods: 'REFUSED' }, insists: { goods: 'RETURN' } } },
  onsiteResults: { givenUp: { zh: '客户放弃退换货', en: 'The customer gives the return up' }, insists: { zh: '客户坚持退换货', en: 'The customer insists' } },
  approvals: {
    return: chain('refuse', ['salesHead', 'S001-02 §5.2.2'], ['mktMgr', 'S001-02 §5.2.3'], ['gm', 'S001-02 §4.1']),
    disposition: chain('redecide', ['gm', 'S001-02 §4.9']), scrap: null,
  },
  receipt: { by: 'cs', area: '退换货区', label: '退换货待整改', notify: 'qc', mismatch: { tell: ['sales'] }, shortfallFrom: ['REWORK', 'RESTOCK'] },
  disposition: {
    by: { mode: 'one', roles: ['eng'] },
    remedies: table(['RECEIVABLE_OFFSET', 'EXCHANGE', 'NONE'],
      row(INTERNAL, ['NONE'], 'S001-02 二'), row({ requestType: 'exchange' }, ['EXCHANGE'], 'S001-02 §5.1.1'), row({ requestType: 'return' }, ['RECEIVABLE_OFFSET'], 'S001-02 §4.8; way = house')),
  },
  // machines come back to be put right and stocked; the text knows no scrap
  outcomes: { goods: ['REWORK', 'RESTOCK'], remedies: ['RECEIVABLE_OFFSET', 'EXCHANGE', 'NONE'] },
  rework: { plan: { by: 'eng', when: {} }, order: 'pmc' },
  stores: table('成品仓', row({ goods: 'REWORK' }, '成品仓（整改机）', 'S001-02 §4.6')),
  settlement: { on: { requestType: { notIn: ['internal'] } }, trigger: 'executed', post: 'fin', adjust: { by: 'fin' } },
  fields: fieldWords('criterion', 'disposition'),
  forms: { application: { zh: '客户退换货申请单', en: 'Application for return or exchange', gate: 'register', fields: ['customer', 'item', 'model', 'qty', 'reason', 'criterion'], copies: ['salesHead', 'mktMgr', 'gm'] } },
  duties: {
    handling: { zh: '退换货处理申请', en: 'Apply for its handling', by: 'cs', after: 'receive', before: 'dispose', per: 'consignment', clause: 'S001-02 §4.3' },
    assets: { zh: '资产清查', en: 'Check the assets', by: 'fin', after: 'stockIn', per: 'portion', when: INTERNAL, clause: 'S001-02 §4.8' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S001-02 §5.2.1' },
    { on: 'disposeApprove', to: ['pmc', 'prod', 'sales'], text: 'handling_decided', clause: 'S001-02 §4.6, §4.7' },
  ],
} satisfies Patch;
