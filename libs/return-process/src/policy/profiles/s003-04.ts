/**
 * S003-04@1 服装返货流程管理制度: seven working days from receipt (T30), look and quality, quantity and model, packaging are
 * checked; a quality fault is negotiated, goods without one stay with the customer. The text sends goods back to the customer
 * where it speaks of a return (三.6①), probably an error of the source: kept as it is written.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { chain, row, table, workdays } from './notation.js';

export const S003_04 = {
  key: 'S003-04', version: 1, extends: 'retail@1', zh: '服装返货', en: 'Apparel, seven working days', sources: ['S003-04'], owner: 'salesHead',
  roles: { sales: { zh: '销售部', en: 'Sales' }, logi: { zh: '物流部', en: 'Logistics' }, qc: { zh: '质检部', en: 'Quality inspection' } },
  clauses: {
    register: 'S003-04 三.1', eligible: 'S003-04 三.2, 三.3', approve: 'S003-04 三.2', instruct: 'S003-04 三.3', transport: 'S003-04 三.4', receive: 'S003-04 三.5', inspect: 'S003-04 三.5, 四.3', dispose: 'S003-04 三.6',
    propose: 'S003-04 三.6(1)', sendBack: 'S003-04 三.6(1)②', survey: 'S003-04 三.7',
  },
  windows: [row({}, { span: workdays(7), from: 'receipt' }, 'S003-04 三.1 (T30)')],
  late: { then: 'reject' },
  eligibility: {
    by: 'sales', rule: { all: ['packaging', 'papers'] },
    checks: {
      packaging: { zh: '原包装完好无损', en: 'Original packaging intact', test: { originalPack: true }, clause: 'S003-04 三.3(1) (R03)' },
      papers: { zh: '发票或收据与返货申请单齐全', en: 'Invoice or receipt and request form', test: { docsComplete: true }, clause: 'S003-04 三.3(2), (3) (R03)' },
    },
  },
  approvals: { return: chain('refuse', ['salesHead', 'S003-04 三.2']) },
  inbound: { carrier: 'customer', instruct: 'sales', documents: ['request', 'invoice'] },
  receipt: { by: 'logi', fields: ['look', 'model', 'receivedQty', 'packaging'], mismatch: { tell: ['sales'] } },
  inspection: { mode: 'step', by: 'qc' },
  disposition: {
    by: { mode: 'one', roles: ['sales'] },
    rules: table({ allow: ['RETURN_TO_CUSTOMER', 'RESTOCK', 'SCRAP'] }, row({ passed: true }, { allow: ['RETURN_TO_CUSTOMER', 'RESTOCK'] }, 'S003-04 三.6(2)')),
    remedies: table(['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S003-04 三.6'), row({ passed: true }, ['EXCHANGE'], 'S003-04 三.6(2)')),
  },
  ask: { propose: { on: true, by: 'sales', when: { passed: false }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-04 三.6(1)' } },
  settlement: { trigger: 'dispose' },
  fields: fieldWords('packaging', 'invoice'),
  forms: {
    request: { zh: '服装返货申请单', en: 'Return request for apparel', gate: 'register', fields: ['reason', 'item', 'model', 'qty'], copies: ['sales', 'logi'] },
    invoice: { zh: '发票或收据', en: 'Invoice or receipt', gate: 'receive', fields: ['invoice'], copies: [] },
  },
  duties: { follow: { zh: '跟踪客户退货情况', en: 'Follow the return at the customer', by: 'sales', after: 'sendBack', per: 'portion', when: { goods: 'RETURN_TO_CUSTOMER' }, clause: 'S003-04 三.6(1)③' } },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S003-04 三.2' },
    { on: 'rejected', to: ['customer'], text: 'return_rejected', clause: 'S003-04 三.2' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'house' },
  ],
} satisfies Patch;
