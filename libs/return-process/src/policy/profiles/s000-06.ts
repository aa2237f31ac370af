/**
 * S000-06@1 客户退货处理流程图 (merged with S000-08): the 总经理 issues a numbered 客户退货报告, sees it first and writes the decision.
 * Own production's fault is fined and trained, a material's fault goes to the supplier (R40). No limit but promised dates.
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, table } from './notation.js';

export const S000_06 = {
  key: 'S000-06', version: 1, extends: 'factory@1', zh: '客户退货（总经理报告）', en: 'Returns on the general manager’s report', sources: ['S000-06', 'S000-08'], owner: 'gm',
  roles: {
    ...FINANCE_ROLES,
    bizMgr: { zh: '业务经理', en: 'Sales manager', dept: 'SALES', head: 'salesHead' },
    engQc: { zh: '工程部质检', en: 'Engineering inspector', dept: 'ENGINEERING', head: 'engHead' },
    lineLead: { zh: '后工序拉长', en: 'Back-end line leader', dept: 'PRODUCTION', head: 'prodHead' },
  },
  clauses: {
    register: 'S000-06 (客户信息沟通)', approve: 'S000-06 (退货判定)', instruct: 'S000-06 (收回退货)', receive: 'S000-08 (成品仓库)', notify: 'S000-08 (成品仓库)', inspect: 'S000-06 (退货初步分析)',
    responsible: 'S000-06 (退货初步分析)', dispose: 'S000-06 (总经理批示)', rework: 'S000-06 (制造维修)', reinspect: 'S000-06 (出货检验)', pack: 'S000-06 (包装)', stockIn: 'S000-06 (入库)',
  },
  causes: { production: { zh: '生产操作和工艺', en: 'Production or process' }, material: { zh: '原材料', en: 'Material' }, unclear: { zh: '其他', en: 'Other' } },
  fields: {
    shipDate: { zh: '出货时间', en: 'Date shipped' }, surroundings: { zh: '安装环境', en: 'Installation surroundings' }, ratio: { zh: '退货比例', en: 'Return ratio' },
    burn_in: { zh: '老化', en: 'Burn-in' }, final_test: { zh: '成品检测', en: 'Final test' },
  },
  approvals: { return: chain('refuse', ['gm', 'S000-06 (退货信息受理)'], ['bizMgr', 'S000-06 (退货判定)']) },
  receipt: { fields: ['item', 'receivedQty'], notify: 'engQc' },
  inspection: { by: 'engQc' },
  disposition: {
    by: { mode: 'one', roles: ['gm'] },
    rules: table({ allow: ['REWORK', 'SCRAP'] }),
    remedies: table(['REPAIR_RETURN', 'REPLENISH', 'NONE'], row({ claim: true }, ['REPAIR_RETURN', 'REPLENISH', 'COMPENSATION', 'NONE'], 'S000-06 (补偿方式)')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP'], remedies: ['REPAIR_RETURN', 'REPLENISH', 'COMPENSATION', 'NONE'] },
  rework: { by: table('eng'), requires: ['burn_in', 'final_test'] },
  execution: { pack: 'lineLead' },
  responsibility: { by: 'engQc', penalty: 'fine', supplierNotice: { cause: 'material' } },
  settlement: { on: { claim: true }, trigger: 'dispose', post: 'fin', tell: 'sales', adjust: { by: 'fin' } },
  forms: {
    report: { zh: '客户退货报告', en: 'Customer return report', gate: 'register', fields: ['formNo', 'shipDate', 'defect', 'surroundings', 'ratio'], copies: ['gm'], issuedBy: 'gm' },
    materialNotice: { zh: '物料异常通知单', en: 'Material fault notice', gate: 'close', fields: ['item', 'defect', 'qty'], copies: ['fin'] },
    systemSlip: { zh: '系统单', en: 'System slip', gate: 'close', fields: ['item', 'receivedQty'], copies: ['fin'] },
  },
  duties: {
    promise: { zh: '与客户商定补偿方式与诊断日期', en: 'Agree compensation and date of diagnosis with the customer', by: 'sales', after: 'approve', clause: 'S000-06 (收回退货)' },
    systemSlip: { zh: '开系统单', en: 'Open the system slip', by: 'keeper', form: 'systemSlip', after: 'receive', before: 'inspect', per: 'consignment', clause: 'S000-08 (成品仓库)' },
    answer: { zh: '回复客户', en: 'Answer the customer', by: 'sales', after: 'dispose', clause: 'S000-06 (总经理批示)' },
    penalty: { zh: '相关责任人处罚并交财务', en: 'Fine the persons responsible, paper to finance', by: 'prodHead', after: 'dispose', when: { cause: 'production' }, clause: 'S000-06 (生产部) (R40)' },
    training: { zh: '立即安排员工培训', en: 'Train at once', by: 'qc', after: 'dispose', when: { cause: 'production' }, clause: 'S000-06 (生产部) (R40)' },
    materialNotice: { zh: '发物料异常通知单给供应商', en: 'Send the supplier the material fault notice', by: 'buyer', form: 'materialNotice', after: 'dispose', when: { cause: 'material' }, clause: 'S000-06 (采购部) (R40)' },
    materialCost: { zh: '所耗物料单据交财务', en: 'Papers of the material used to finance', by: 'buyer', after: 'dispose', when: { cause: 'material' }, clause: 'S000-06 (采购部) (R40)' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S000-06 (退货判定)' },
    { on: 'dispose', to: ['bizMgr', 'sales'], text: 'handling_decided', clause: 'S000-06 (总经理批示)' },
  ],
  closure: { reports: ['monthly_complaints'] },
} satisfies Patch;
