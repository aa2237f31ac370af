/**
 * S000-15@1 客退流程 (on site first): sales visits within one working day (T11), concession or rework at the customer before any
 * return, three levels for scrap (R22), a meeting only when serious (R50), no replenishment for who deducts payment (R32).
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, sla, table, workdays } from './notation.js';

const PORTION = { per: 'portion' as const };

export const S000_15 = {
  key: 'S000-15', version: 1, extends: 'factory@1', zh: '客退流程（现场优先）', en: 'Returns, on site first', sources: ['S000-15'], owner: 'qcHead',
  roles: { ...FINANCE_ROLES, supervisor: { zh: '主管', en: 'Supervisor', dept: 'MANAGEMENT', head: 'gm' } },
  clauses: {
    register: 'S000-15 5.2', onsite: 'S000-15 5.3', consent: 'S000-15 5.4', onsiteWork: 'S000-15 5.4', instruct: 'S000-15 5.3', transport: 'S000-15 5.3', receive: 'S000-15 5.5', inspect: 'S000-15 5.5',
    responsible: 'S000-15 5.5', dispose: 'S000-15 4.6', meet: 'S000-15 5.8', order: 'S000-15 5.8', rework: 'S000-15 5.9', reinspect: 'S000-15 5.10', scrapRequest: 'S000-15 5.11', scrapApprove: 'S000-15 5.11',
    supplyOrder: 'S000-15 5.7', sendBack: 'S000-15 5.13',
  },
  fields: { hours: { zh: '返修工时', en: 'Rework hours' } },
  onsiteResults: {
    concession: { zh: '特采', en: 'Concession' }, rework: { zh: '客户端返工', en: 'Rework at the customer' }, return: { zh: '退货', en: 'Return' },
  },
  approvals: { return: null, scrap: chain('redecide', ['qc', 'S000-15 5.11 (R22)'], ['supervisor', 'S000-15 5.11 (R22)'], ['gm', 'S000-15 5.11 (R22)']) },
  onsite: { mode: 'required', by: 'sales', results: { concession: { goods: 'CONCESSION' }, rework: { goods: 'ONSITE_REWORK' }, return: { goods: 'RETURN' } } },
  inbound: { carrier: 'company', ships: 'keeper' },
  receipt: { by: 'sales', fields: ['model', 'receivedQty'] },
  disposition: {
    rules: table({ allow: ['REWORK', 'SCRAP'] }),
    remedies: table(['REPAIR_RETURN', 'REPLENISH', 'NONE'], row({ customerDeducts: true }, ['CUSTOMER_DEDUCTION', 'NONE'], 'S000-15 5.6 (R32)')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP', 'CONCESSION', 'ONSITE_REWORK'], remedies: ['REPAIR_RETURN', 'REPLENISH', 'CUSTOMER_DEDUCTION', 'NONE'] },
  rework: { order: 'pmc', requires: ['hours'] },
  execution: { scrapRequest: 'prod', onsiteWork: 'sales' },
  review: { meeting: { by: 'qc', when: { severity: { in: ['serious', 'incident'] } } } },
  responsibility: { by: 'qc' },
  ask: { consent: { on: true, by: 'sales', when: { goods: { in: ['CONCESSION', 'ONSITE_REWORK'] } }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S000-15 5.4' } },
  settlement: { on: { customerDeducts: true }, trigger: 'dispose', post: 'fin', adjust: { by: 'fin' } },
  replacement: { deny: { customerDeducts: true } },
  forms: {
    liaison: { zh: '联络单', en: 'Liaison note', gate: 'instruct', fields: ['customer', 'item', 'qty', 'defect'], copies: ['qc', 'keeper'] },
    anomaly: { zh: '异常单', en: 'Anomaly sheet', gate: 'close', fields: ['item', 'defect', 'reason'], copies: ['prod', 'eng'] },
    reworkNote: { zh: '联络单（安排返工）', en: 'Liaison note for rework', gate: 'order', fields: ['item', 'qty'], copies: ['pmc'] },
    scrapRequest: { zh: '报废申请单', en: 'Scrap request', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['qc'] },
    salesOrder: { zh: '补货销售订单', en: 'Replenishment sales order', gate: 'supplyOrder', fields: ['item', 'qty'], copies: ['pmc'] },
  },
  duties: {
    anomaly: { zh: '开异常单给生产、工程', en: 'Anomaly sheet to production and engineering', by: 'qc', form: 'anomaly', after: 'inspect', per: 'consignment', clause: 'S000-15 5.5' },
    tellPlanning: { zh: '返修完成，通知计划', en: 'Tell planning: reworked', by: 'keeper', after: 'reinspect', ...PORTION, when: { goods: 'REWORK' }, clause: 'S000-15 5.12' },
    tellSales: { zh: '知会业务待出货', en: 'Tell sales: ready to ship', by: 'pmc', after: 'duty:tellPlanning', ...PORTION, when: { goods: 'REWORK' }, clause: 'S000-15 5.12' },
    deliveryDate: { zh: '回复客户交期并安排出货', en: 'Give the customer a date and ship', by: 'sales', after: 'duty:tellSales', ...PORTION, when: { goods: 'REWORK' }, clause: 'S000-15 5.13' },
  },
  notifications: [
    { on: 'register', to: ['pmc', 'qc'], text: 'return_registered', clause: 'S000-15 5.2' },
    { on: 'mismatch', to: ['sales', 'qc'], text: 'quantity_mismatch', clause: 'house' },
    { on: 'dispose', to: ['sales', 'pmc'], text: 'handling_decided', clause: 'S000-15 5.8' },
  ],
  texts: { return_registered: { zh: '收到客户退货信息', en: 'A return was announced' } },
  sla: { onsite: sla('1 个工作日内现场确认', 'Confirmed on site within 1 working day', workdays(1), 'complaint', 'onsite', 'sales', 'S000-15 5.3 (T11)') },
} satisfies Patch;
