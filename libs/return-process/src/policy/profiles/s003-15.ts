/**
 * S003-15@1 售后返品管理流程 (2017-04-19): sporadic and batch returns per day, model and customer (R17), batch approval by
 * 分管副总 (R20), agents' and e-commerce returns, repair plan in 8 h (T33), batch +48 h (T34), at most 15 working days late (T35).
 * The table of §5.4.1 is missing in the source: 72 h is the house's base value.
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, days, hours, row, sla, table, workdays } from './notation.js';
import { S003_15_PAPERS } from './s003-15-words.js';

export const S003_15 = {
  key: 'S003-15', version: 1, extends: 'factory@1', zh: '售后返品管理（电子）', en: 'After-sales returns (electronics)', sources: ['S003-15', '2017-04-19'], owner: 'afterHead',
  roles: {
    ...FINANCE_ROLES,
    after: { zh: '销售售后服务部', en: 'After-sales service' }, qc: { zh: '质量部', en: 'Quality' }, vp: { zh: '分管副总', en: 'Vice president in charge' },
    shop: { zh: '电商', en: 'E-commerce', dept: 'SALES', head: 'salesHead' }, repair: { zh: '售后维修部', en: 'After-sales repair', dept: 'AFTER_SALES', head: 'afterHead' },
    hr: { zh: '人力行政', en: 'HR and administration', dept: 'HR_ADMIN', head: 'gm' },
  },
  clauses: {
    register: 'S003-15 §5.1.1.1', approve: 'S003-15 §5.1.1.1 (R20)', instruct: 'S003-15 §5.1.1.1', receive: 'S003-15 §5.2.1', notify: 'S003-15 §5.2.1', sort: 'S003-15 §5.2.1, §5.3.1 (R17)', inspect: 'S003-15 §5.2.4',
    meet: 'S003-15 §5.3.3', dispose: 'S003-15 §5.3.3, §5.3.4', quote: 'S003-15 §5.2.5', fee: 'S003-15 §5.2.5 (R25)', plan: 'S003-15 §5.2.5', rework: 'S003-15 §5.2.6 (R49)', reinspect: 'S003-15 §5.2.7 (R44)',
    stockIn: 'S003-15 §5.1.2.3', scrapRequest: 'S003-15 §5.3.4 (R56)', scrapApprove: 'S003-15 §5.3.4', supplyOrder: 'S003-15 §5.3.1 (R31)', ship: 'S003-15 §5.3.1', post: 'S003-15 §4.6', pay: 'S003-15 §5.1.2.1',
    improve: 'S003-15 §5.3.5',
  },
  windows: [
    row({ channel: 'online', requestType: 'return', reasonGroup: 'personal' }, { span: days(7), from: 'receipt' }, 'S003-15 §5.1.2.1 (T32)'),
    row({ channel: 'online', requestType: 'exchange' }, { span: days(15), from: 'receipt' }, 'S003-15 §5.1.3.1 (T32)'),
  ],
  late: { then: 'quote' },
  warranty: { on: true, perContract: true, effect: 'quote', voidWhen: { userDamage: true } },
  classes: [row({ any: [{ dayModelQty: { gte: 50 } }, { dayTotalQty: { gte: 100 } }] }, 'batch', 'S003-15 §3.6 (R17)'), row({}, 'sporadic', 'S003-15 §3.5 (R17)')],
  classNames: { batch: { zh: '批量客返', en: 'Batch' }, sporadic: { zh: '零星客返', en: 'Sporadic' } },
  approvals: {
    return: chain('refuse',
      ['after', 'S003-15 §5.1.2.1', { any: [{ channel: { notIn: ['online'] } }, { channel: { known: false } }] }], ['shop', 'S003-15 §5.1.2.1', { channel: 'online' }],
      ['vp', 'S003-15 §5.1.1.1 (R20)', { quantityClass: 'batch' }], ['gm', 'S003-15 §5.1.1.1 (R20)', { severity: 'incident' }]),
    scrap: chain('redecide', ['afterHead', 'S003-15 §5.3.4']),
  },
  inbound: { instruct: 'after', carrier: 'courier', documents: ['list'] },
  receipt: {
    by: 'after', fields: ['model', 'receivedQty', 'accessories', 'reason'], area: '售后仓', label: '客返品', notify: 'repair', mismatch: { tell: ['after'] }, shortfallFrom: ['REWORK', 'REFURBISH', 'SCRAP'],
    accessories: table('ignore', row({ channel: { in: ['agent', 'dealer'] } }, 'deduct', 'S003-15 §5.1.2.2 (R26)'), row({ channel: 'online' }, 'hold', 'S003-15 §5.1.2.2 (R26)')),
  },
  inspection: { by: 'repair', sort: table('after', row({ quantityClass: 'batch' }, 'qc', 'S003-15 §5.3.1')), perUnit: ['look', 'function', 'accessories'] },
  disposition: {
    rules: table({ allow: ['REWORK', 'REFURBISH', 'SCRAP'] },
      row({ repairable: false }, { allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] }, 'S003-15 §5.3.4'),
      row({ requestType: { in: ['return', 'exchange'] } }, { allow: ['REFURBISH', 'REWORK'] }, 'S003-15 §5.1.2.2, §5.1.3.2')),
    remedies: table(['REPAIR_RETURN', 'EXCHANGE', 'NONE'], row({ requestType: 'return' }, ['REFUND_FULL'], 'S003-15 §3.4'), row({ requestType: 'exchange' }, ['EXCHANGE'], 'S003-15 §3.3')),
    charge: table('free', row({ warranty: { in: ['out', 'void'] } }, 'quote', 'S003-15 §3.7 (R25)'), row({ late: true }, 'quote', 'house')),
  },
  outcomes: { goods: ['REWORK', 'REFURBISH', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['REFUND_FULL', 'EXCHANGE', 'REPAIR_RETURN', 'NONE'] },
  rework: {
    by: table('repair', row({ quantityClass: 'batch' }, 'prod', 'S003-15 §5.3.3')), plan: { by: 'repair', when: {} }, reinspect: 'qc',
    requires: ['latest_hw_sw', 'complaint_point_test', 'hours', 'parts', 'cost'],
  },
  execution: { scrapRequest: 'repair', stockIn: 'repair' },
  ask: { fee: { on: true, by: 'after', when: { remedy: 'REPAIR_RETURN' }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-15 §5.2.5 (R25)' } },
  review: { meeting: { by: 'buyer', when: { quantityClass: 'batch' } }, report: { by: 'qc', kind: '8d', when: { quantityClass: 'batch' } } },
  settlement: {
    on: { requestType: 'return' }, trigger: 'inspect', post: 'fin', pay: 'fin', adjust: { by: 'fin' }, route: table('bank', row({ channel: 'online' }, 'original', 'S003-15 §5.1.2.1')),
    deductions: { parts: { zh: '缺少物料配件的费用', en: 'Cost of missing parts', when: { accessoriesMissing: true }, base: 'line', amount: 'missingValue', clause: 'S003-15 §5.1.2.2 (R26)' } },
  },
  replacement: { by: 'after', make: null, ship: 'after', advance: { quantityClass: 'batch', requestType: { in: ['return', 'exchange'] }, wantsAdvance: true } },
  ...S003_15_PAPERS,
  notifications: [
    { on: 'rejected', to: ['after', 'customer'], text: 'return_rejected', clause: 'house' },
    { on: 'receive', to: ['customer'], text: 'goods_arrived', clause: 'S003-15 §5.2.2' },
    { on: 'breach', to: ['after'], text: 'limit_missed', clause: 'S003-15 §5.2.5, §5.4.3' },
    { on: 'stockIn', to: ['after'], text: 'stock_returned', clause: 'S003-15 §5.1.2.3' },
  ],
  sla: {
    repair_plan: sla('8H 回复维修计划', 'Repair plan within 8 hours', hours(8), 'open:plan', 'plan', 'repair', 'S003-15 §5.2.5 (T33)', { onBreach: { duty: 'reason' } }),
    rework: sla('维修时限', 'Repair limit', hours(72), 'open:rework', 'rework', 'repair', 'S003-15 §5.4.2 (T34); base value = house', {
      adds: [row({ quantityClass: 'batch' }, hours(48), 'S003-15 §5.4.2 (T34)')], extend: { by: ['repair'], times: 2 }, onBreach: { duty: 'lateNotice' } }),
    rework_max: sla('滞后最长 15 个工作日', 'At most 15 working days late', workdays(15), 'open:rework', 'rework', 'repair', 'S003-15 §5.4.3 (T35); start = house'),
  },
  closure: { reports: ['monthly_improvement', 'complaint_ledger'] },
} satisfies Patch;
