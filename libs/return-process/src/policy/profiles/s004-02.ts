/**
 * S004-02@1 客户抱怨与退货管理工作执行标准 第2篇: application form with evidence, investigated by 抱怨处理部门, checked by a person
 * appointed for it, refunded by finance when it passes. The text breaks off in its section on duties.
 */
import type { Patch } from '../types.js';
import { chain, row, table } from './notation.js';

export const S004_02 = {
  key: 'S004-02', version: 1, extends: 'retail@1', zh: '退货管理标准（第2篇）', en: 'Return standard, part 2', sources: ['S004-02'], owner: 'csHead',
  roles: {
    cs: { zh: '客户服务部门', en: 'Customer service' }, complaints: { zh: '抱怨处理部门', en: 'Complaint desk', dept: 'SERVICE', head: 'csHead' },
    checker: { zh: '专门验收人员', en: 'Appointed checker', dept: 'WAREHOUSE', head: 'whHead' },
  },
  clauses: {
    register: 'S004-02 三.(1)', eligible: 'S004-02 三.(1)', approve: 'S004-02 四.1', receive: 'S004-02 三.(2)', inspect: 'S004-02 三.(2)', dispose: 'S004-02 三.(2)', post: 'S004-02 三.(3)', pay: 'S004-02 三.(3)', tell: 'S004-02 四.1(2)',
  },
  eligibility: { rule: 'form', checks: { form: { zh: '退货申请表与相关证据齐全', en: 'Application form and evidence', test: { docsComplete: true }, clause: 'S004-02 三.(1)' } } },
  approvals: { return: chain('refuse', ['csHead', 'S004-02 四.1']) },
  receipt: { by: 'checker', fields: ['receivedQty', 'look'] },
  inspection: { by: 'checker' },
  disposition: {
    rules: table({ allow: ['RESTOCK', 'SCRAP'] }, row({ passed: false }, { allow: ['RETURN_TO_CUSTOMER'] }, 'S004-02 三.(2)')),
    remedies: table(['REFUND_FULL'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S004-02 三.(2), (3)')),
  },
  outcomes: { remedies: ['REFUND_FULL', 'NONE'] },
  settlement: { tell: 'cs' },
  forms: { application: { zh: '退货申请表', en: 'Return application', gate: 'register', fields: ['customer', 'item', 'qty', 'reason', 'evidence'], copies: ['complaints'] } },
  duties: { investigate: { zh: '抱怨调查核实', en: 'Investigate the complaint', by: 'complaints', after: 'register', before: 'approve', clause: 'S004-02 四.2(1)' } },
  closure: { reports: ['return_records'] },
} satisfies Patch;
