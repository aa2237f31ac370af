/**
 * S003-08@1 售后客退品处理规定 (electric heating): goods wait in the after-sales store until more than 20 units are there (R18),
 * quality marks every unit; what the customer has deducted already is repaired into a 降价机 (R33). That goods are
 * not sent but scrapped by the customer (§5.2.1) is agreed before they come: a result of the talk on the spot.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, sla, table, workdays } from './notation.js';

export const S003_08 = {
  key: 'S003-08', version: 1, extends: 'factory@1', zh: '售后客退品处理（电热，待检池）', en: 'Electric heating, pooled inspection', sources: ['S003-08'], owner: 'afterHead',
  roles: {
    ...FINANCE_ROLES,
    after: { zh: '售后部', en: 'After-sales' }, qc: { zh: '品质部', en: 'Quality' }, pmc: { zh: '计划部', en: 'Planning' }, eng: { zh: '工艺部', en: 'Process engineering' }, prod: { zh: '制造部', en: 'Manufacturing' },
  },
  clauses: {
    register: 'S003-08 §5.1.1', onsite: 'S003-08 §5.2.1', approve: 'S003-08 §5.1.1', receive: 'S003-08 §5.1.2', pool: 'S003-08 §5.1.3 (R18)', inspect: 'S003-08 §5.1.3.1', dispose: 'S003-08 §5.1.3.1',
    quote: 'S003-08 §5.1.1 (R02, R25)', fee: 'S003-08 §5.1.1 (R25)', plan: 'S003-08 §3 (工艺部)', order: 'S003-08 §5.1.3.3', firstArticle: 'S003-08 §5.1.3.3', rework: 'S003-08 §5.1.3.3',
    reinspect: 'S003-08 §5.1.4', stockIn: 'S003-08 §5.1.4', sendBack: 'S003-08 §5.1.4.2', customerScrap: 'S003-08 §5.2.1',
  },
  // grades of the report are named, not listed, in §5.1.3.1: house
  grades: { critical: { zh: '致命', en: 'Critical' }, major: { zh: '严重', en: 'Major' }, minor: { zh: '轻微', en: 'Minor' } },
  late: { then: 'quote' },
  warranty: { on: true, perContract: true, effect: 'quote', voidWhen: { userDamage: true } },
  approvals: { return: chain('refuse', ['afterHead', 'S003-08 §5.1.1']) },
  onsite: { mode: 'optional', by: 'after', results: { sendIn: { goods: 'RETURN' }, scrapThere: { goods: 'CUSTOMER_SCRAP', remedy: 'NONE' } } },
  onsiteResults: { sendIn: { zh: '协商同意返厂维修', en: 'Agreed: to be repaired here' }, scrapThere: { zh: '无需返厂，客户自行报废', en: 'Not sent, scrapped by the customer' } },
  inbound: { instruct: 'after', documents: ['slip'] },
  receipt: { by: 'after', fields: ['model', 'receivedQty'], area: '售后仓库', label: '客退品暂存', notify: 'qc', mismatch: { tell: ['after'] }, shortfallFrom: ['SCRAP', 'REWORK', 'DISCOUNTED_UNIT'] },
  inspection: { by: 'qc', sampling: table({ method: 'full', minBps: 10_000 }), perUnit: ['defectClass', 'grade', 'repairable'], pool: { over: 20 } },
  disposition: {
    // a refused quote (R25): the customer scraps what is his, or has it scrapped here
    rules: table({ allow: ['REWORK', 'CUSTOMER_SCRAP', 'SCRAP'] },
      row({ repairable: false, customerDeducts: true }, { allow: ['SCRAP'] }, 'S003-08 §5.1.3.1'),
      row({ repairable: false }, { allow: ['SCRAP', 'CUSTOMER_SCRAP'] }, 'S003-08 §5.1.3.1, §5.2.1'),
      row({ customerDeducts: true }, { allow: ['DISCOUNTED_UNIT'] }, 'S003-08 §5.1.4.1 (R33)')),
    remedies: table(['NONE'],
      row({ goods: 'REWORK' }, ['REPAIR_RETURN'], 'S003-08 §5.1.4.2'),
      row({ goods: 'DISCOUNTED_UNIT' }, ['CUSTOMER_DEDUCTION'], 'S003-08 §5.1.4.1 (R33)'),
      row({ goods: 'SCRAP', customerDeducts: true }, ['CUSTOMER_DEDUCTION'], 'S003-08 §5.1.4.1')),
    charge: table('free', row({ any: [{ warranty: { in: ['out', 'void'] } }, { userDamage: true }] }, 'quote', 'S003-08 §5.1.1, §5.2.1 (R02, R25)')),
  },
  outcomes: { goods: ['REWORK', 'DISCOUNTED_UNIT', 'SCRAP', 'CUSTOMER_SCRAP'], remedies: ['REPAIR_RETURN', 'CUSTOMER_DEDUCTION', 'NONE'] },
  rework: { plan: { by: 'eng', when: {} }, order: 'pmc', firstArticle: { by: 'eng', when: {} }, reinspect: 'qc' },
  execution: { stockIn: 'after', pack: 'after', sendBack: 'after' },
  stores: table('售后仓', row({ goods: 'DISCOUNTED_UNIT' }, '成品仓（降价机）', 'S003-08 §5.1.4.1 (R33)')),
  settlement: { on: { customerDeducts: true }, trigger: 'dispose', post: 'fin', adjust: { by: 'fin' } },
  ask: {
    fee: { on: true, by: 'after', timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-08 §5.1.1 (R25)' },
    customerScrap: { on: true, by: 'after', timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-08 §5.2.1' },
  },
  fields: fieldWords('defectClass', 'grade', 'repairable'),
  forms: {
    slip: { zh: '退货单（送货单）', en: 'Return or delivery slip', gate: 'receive', fields: ['model', 'qty'], copies: ['after'] },
    report: { zh: '客退品检验报告表', en: 'Inspection report', gate: 'inspect', fields: ['defectClass', 'grade', 'repairable'], copies: ['eng'] },
    order: { zh: '返修品生产指令单', en: 'Repair production order', gate: 'order', fields: ['model', 'qty'], copies: ['eng', 'prod'] },
  },
  duties: {
    repairReport: { zh: '产品维修报告', en: 'Repair report', by: 'eng', after: 'firstArticle', per: 'portion', when: { goods: { in: ['REWORK', 'DISCOUNTED_UNIT'] } }, clause: 'S003-08 §5.1.3.3' },
    price: { zh: '客退品返修后的价格核算', en: 'Price the repaired goods', by: 'fin', after: 'stockIn', per: 'portion', when: { goods: 'DISCOUNTED_UNIT' }, clause: 'S003-08 §3 (财务部)' },
  },
  notifications: [
    { on: 'rejected', to: ['after'], text: 'return_rejected', clause: 'house' },
    { on: 'dispose', to: ['after', 'pmc'], text: 'handling_decided', clause: 'S003-08 §5.1.3.2' },
    { on: 'stockIn', to: ['after'], text: 'stock_returned', clause: 'S003-08 §5.1.4' },
  ],
  sla: { delivery: sla('在客户允许的日期内返修并发货', 'Repair and ship by the date agreed', { agreed: 'approve' }, 'approve', 'sendBack', 'after', 'S003-08 §5.1.4.2 (T36)', { when: { remedy: 'REPAIR_RETURN' } }) },
} satisfies Patch;
