/**
 * S003-09@1 返品处理管理规定 (drive systems): 12 months' warranty from the ship date (T31, R24), void when the seal is broken or
 * parts were changed; outside it, or with changes asked for, repair only after a new quote is accepted (R25).
 * The text breaks off after 返品处理通知单; who repairs what is from its section on duties.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { chain, row, table, workdays } from './notation.js';
import { noticeWords } from './notice-words.js';

export const S003_09 = {
  key: 'S003-09', version: 1, extends: 'factory@1', zh: '返品处理（驱动系统，保修）', en: 'Drive systems under warranty', sources: ['S003-09'], owner: 'qcHead',
  roles: { sales: { zh: '市场部销售', en: 'Marketing and sales' }, qc: { zh: '品质部', en: 'Quality' }, eng: { zh: '技术部', en: 'Technical department' }, prod: { zh: '制造部', en: 'Manufacturing' } },
  clauses: {
    register: 'S003-09 §6.1.3', eligible: 'S003-09 §6.1.4', onsite: 'S003-09 §6.1.1', approve: 'S003-09 §6.1.3', instruct: 'S003-09 §6.1.5', transport: 'S003-09 §6.1.5', receive: 'S003-09 §6.1.5',
    inspect: 'S003-09 §3 (品质部)', dispose: 'S003-09 §6.1.4', quote: 'S003-09 §6.1.4 (R25)', fee: 'S003-09 §6.1.4 (R25)', plan: 'S003-09 §3 (技术部)', rework: 'S003-09 §3', reinspect: 'S003-09 §3 (品质部)',
    pack: 'S003-09 §3 (制造部)', onsiteWork: 'S003-09 §6.1.1', improve: 'S003-09 §3 (技术部)', report: 'S003-09 §3 (市场部)',
  },
  products: { controller: { zh: '控制器', en: 'Controller' }, motor: { zh: '电机', en: 'Motor' } },
  customers: { key: { zh: '重点客户', en: 'Key customer' } },
  eligibility: { by: 'sales', rule: 'data',
    checks: { data: { zh: '型号、钢号、数量、发货日期、异常现象齐全', en: 'Model, steel number, quantity, ship date and fault are known', test: { docsComplete: true }, clause: 'S003-09 §6.1.4' } } },
  // a longer term of a mature model is agreed per line (perContract)
  warranty: { on: true, months: table(12, row({ customerClass: 'key' }, 18, 'S003-09 §6.1.1; 18 = house')), perContract: true, effect: 'quote', voidWhen: { any: [{ sealBroken: true }, { partsChanged: true }] } },
  late: { then: 'quote' },
  approvals: { return: chain('refuse', ['salesHead', 'S003-09 §6.1.3']), scrap: null },
  onsite: { mode: 'optional', by: 'sales', results: { repairHere: { goods: 'ONSITE_REWORK', remedy: 'REPAIR_RETURN' }, toFactory: { goods: 'RETURN' } } },
  onsiteResults: { repairHere: { zh: '现场维修', en: 'Repair on site' }, toFactory: { zh: '返厂维修', en: 'Repair in the factory' } },
  inbound: { carrier: 'courier' },
  receipt: { by: 'sales', fields: ['model', 'steelNo', 'receivedQty'], area: '返品区', label: '返品待修', notify: 'qc', mismatch: { tell: ['sales'] }, shortfallFrom: ['REWORK', 'RETURN_TO_CUSTOMER'] },
  disposition: {
    by: { mode: 'one', roles: ['sales'] }, rules: table({ allow: ['REWORK', 'RETURN_TO_CUSTOMER'] }),
    remedies: table(['NONE'], row({ goods: { in: ['REWORK', 'ONSITE_REWORK'] } }, ['REPAIR_RETURN'], 'S003-09 §6.1.1')),
    charge: table('free', row({ warranty: { in: ['out', 'void'] } }, 'quote', 'S003-09 §6.1.4 (R24, R25)'), row({ differsFromAgreement: true }, 'quote', 'S003-09 §6.1.4')),
  },
  // RETURN_TO_CUSTOMER: a quote that is refused ends with the goods going back as they are (house)
  outcomes: { goods: ['REWORK', 'ONSITE_REWORK', 'RETURN_TO_CUSTOMER'], remedies: ['REPAIR_RETURN', 'NONE'] },
  rework: { by: table('eng', row({ productClass: 'motor' }, 'prod', 'S003-09 §3 (制造部)')), plan: { by: 'eng', when: { productClass: 'motor' } } },
  execution: { onsiteWork: 'eng', pack: 'prod', sendBack: 'sales', stockIn: 'sales' },
  ask: { fee: { on: true, by: 'sales', timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-09 §6.1.4 (R25)' } },
  review: { report: { by: 'qc', kind: 'analysis' }, toCustomer: { by: 'sales', form: 'reply' } },
  fields: fieldWords('steelNo', 'shipDate', 'cause', 'correctiveAction'),
  texts: noticeWords('sent_back'),
  forms: {
    request: { zh: '返品信息', en: 'Return data', gate: 'register', fields: ['model', 'steelNo', 'qty', 'shipDate', 'defect'], copies: [] },
    reply: { zh: '异常回复客户报告', en: 'Report to the customer', gate: 'report', fields: ['cause', 'correctiveAction'], copies: ['sales', 'qc'] },
  },
  duties: { notice: { zh: '填写返品处理通知单', en: 'Write the return handling notice', by: 'sales', after: 'receive', before: 'inspect', per: 'consignment', clause: 'S003-09 §6.1.5' } },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'house' },
    { on: 'sendBack', to: ['sales'], text: 'sent_back', clause: 'S003-09 §3 (市场部)' },
  ],
  closure: { reports: ['return_statistics'] },
} satisfies Patch;
