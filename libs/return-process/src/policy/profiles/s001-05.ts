/**
 * S001-05@1 退换货处理流程图 (goods with shelf life, dealers; in force from 1 November of a year the text does not name): checked
 * in the customer's store within 3 working days (T17), pulled back within 7 (T18), at least 10 % sampled (R12), the COO says who
 * bears the cost (R39). A slow sale past shelf life is the customer's own loss (R05).
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, sla, table, workdays } from './notation.js';

export const S001_05 = {
  key: 'S001-05', version: 1, extends: 'factory@1', zh: '退换货处理（保质期商品，经销）', en: 'Goods with shelf life, dealers', sources: ['S001-05'], owner: 'salesHead',
  roles: {
    ...FINANCE_ROLES,
    salesHead: { zh: '销售经理', en: 'Sales manager' }, qc: { zh: '品管员', en: 'Quality inspector' }, coo: { zh: 'COO', en: 'COO', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S001-05 §1', onsite: 'S001-05 §2 (R05)', approve: 'S001-05 §3', instruct: 'S001-05 §3', transport: 'S001-05 §4', receive: 'S001-05 §5', papers: 'S001-05 §5 (R07)', notify: 'S001-05 §5',
    inspect: 'S001-05 §6 (R12)', responsible: 'S001-05 §7 (R39)', dispose: 'S001-05 图 (COO)', settleApprove: 'S001-05 图 (总经理)', post: 'S001-05 图 (财务)',
  },
  causes: { slow_sale: { zh: '销售呆滞', en: 'Slow sale' }, quality: { zh: '产品质量问题', en: 'Quality' }, force_majeure: { zh: '不可抗拒的其他因素', en: 'Force majeure and other' } },
  onsite: { mode: 'required', by: 'sales', results: { quality: { goods: 'RETURN' }, other: { goods: 'RETURN' }, slowSale: { goods: 'REFUSED' } } },
  onsiteResults: {
    quality: { zh: '鉴定属质量问题', en: 'Quality fault' }, other: { zh: '其他原因，提请审批', en: 'Other cause, put to the manager' }, slowSale: { zh: '滞销超保质期，客户自行解决', en: 'Slow sale past shelf life: the customer’s own loss' },
  },
  approvals: {
    return: chain('refuse', ['salesHead', 'S001-05 §3']), papers: chain('refuse', ['whHead', 'S001-05 §5 (R07)']),
    // the COO's own part is 责任判定 and 判定
    settlement: chain('previous', ['gm', 'S001-05 图 (总经理确认)']),
  },
  inbound: { documents: ['detail'], missing: 'hold' },
  freight: table({ payer: 'open' }, row({ cause: { in: ['slow_sale', 'quality'] } }, { payer: 'company' }, 'S001-05 §7 (R39)')),
  receipt: { fields: ['item', 'receivedQty', 'productionDate'], notify: 'qc', mismatch: { tell: ['sales'] }, shortfallFrom: ['SCRAP', 'RESTOCK'] },
  inspection: { by: 'qc', sampling: table({ method: 'random', minBps: 1000 }) },
  disposition: {
    by: { mode: 'one', roles: ['coo'] },
    remedies: table(['RECEIVABLE_OFFSET', 'EXCHANGE', 'NONE'], row({ requestType: 'exchange' }, ['EXCHANGE', 'NONE'], 'S001-05 §3'), row({ requestType: 'return' }, ['RECEIVABLE_OFFSET', 'NONE'], 'S001-05 §3; way = house')),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP'], remedies: ['RECEIVABLE_OFFSET', 'EXCHANGE', 'NONE'] },
  responsibility: { by: 'coo', bearer: table('company_decides', row({ cause: 'slow_sale' }, 'sales_department', 'S001-05 §7 (R39)'), row({ cause: 'quality' }, 'production_system', 'S001-05 §7 (R39)')) },
  settlement: { on: {}, trigger: 'dispose', post: 'fin', adjust: { by: 'fin' } },
  replacement: { make: null },
  fields: fieldWords('productionDate'),
  forms: {
    detail: { zh: '退换货明细表', en: 'List of returned goods', gate: 'instruct', fields: ['item', 'qty', 'productionDate', 'reason'], copies: ['keeper'] },
    report: { zh: '检验报告', en: 'Inspection report', gate: 'inspect', fields: ['item', 'qty', 'defect'], copies: ['coo'] },
  },
  notifications: [
    { on: 'rejected', to: ['sales', 'customer'], text: 'return_rejected', clause: 'S001-05 §3' },
    { on: 'inspect', to: ['coo'], text: 'inspection_reported', clause: 'S001-05 §7' },
  ],
  texts: { inspection_reported: { zh: '检验报告已出', en: 'Inspection report is here' } },
  sla: {
    onsite: sla('三个工作日内现场核实', 'On-site check within 3 working days', workdays(3), 'register', 'onsite', 'sales', 'S001-05 §2 (T17)'),
    goods_return: sla('审批后七个工作日内拉回', 'Pulled back within 7 working days of approval', workdays(7), 'approve', 'transport', 'sales', 'S001-05 §4 (T18)', { ladder: 'customer' }),
  },
} satisfies Patch;
