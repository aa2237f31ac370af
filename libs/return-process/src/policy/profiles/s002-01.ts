/**
 * S002-01@1 退货流程 (platform and stores): the state of the order decides who may return (R55), 质检 approves quality reasons and
 * 销售 personal ones, who may keep a depreciation (R27); refunds before the goods are back. All times are "prescribed" without
 * a value: the clocks are the house's (T29). KPIs and emergencies (S002-03, 05) stand outside the process of one return.
 */
import type { Patch } from '../types.js';
import { chain, days, row, sla, table, workdays } from './notation.js';

export const S002_01 = {
  key: 'S002-01', version: 1, extends: 'retail@1', zh: '全渠道退货', en: 'Returns of all channels', sources: ['S002-01'], owner: 'csHead',
  roles: {
    sales: { zh: '销售部门', en: 'Sales department' }, store: { zh: '门店销售人员', en: 'Store staff', dept: 'SALES', head: 'salesHead' },
    inspector: { zh: '质量检验部门', en: 'Quality inspection', dept: 'QUALITY', head: 'qcHead' },
  },
  clauses: {
    register: 'S002-01 退货申请受理', eligible: 'S002-01 退货申请受理 (R55, R08)', alternative: 'S002-01 退货申请受理 1', approve: 'S002-01 退货审批', instruct: 'S002-01 退货申请受理 1', receive: 'S002-01 退货处理 2',
    inspect: 'S002-01 退货处理 2', dispose: 'S002-01 退货处理 2', post: 'S002-01 退货处理 1', pay: 'S002-01 退货处理 1 (R29)', stockIn: 'S002-01 退货处理 2', scrap: 'S002-01 退货处理 2', discrepancy: 'S002-01 退货处理 2',
  },
  windows: [row({ orderState: 'confirmed' }, { span: days(7), from: 'receipt' }, 'house (S002-01: no value)')],
  late: { then: 'alternative' },
  eligibility: {
    rule: { all: ['order', 'honest', 'store'] },
    checks: {
      order: { zh: '订单状态可退', en: 'State of the order', test: { orderState: { in: ['not_shipped', 'in_transit', 'confirmed'] } }, clause: 'S002-01 退货申请受理 1 (R55)' },
      honest: { zh: '无欺诈嫌疑，原因合理', en: 'No suspicion of fraud', test: { fraudSuspect: false }, clause: 'S002-01 退货审批 1 (R08)' },
      store: { zh: '门店初检：完好、配件齐全、可再售', en: 'Store’s first check: resaleable', test: { any: [{ channel: { notIn: ['store'] } }, { resaleable: true }] }, clause: 'S002-01 退货申请受理 2 (R03)' },
    },
  },
  approvals: {
    return: chain('refuse', ['cs', 'S002-01 退货审批 1'], ['inspector', 'S002-01 退货审批 2', { reasonGroup: 'quality' }],
      ['sales', 'S002-01 退货审批 2', { any: [{ reasonGroup: { notIn: ['quality'] } }, { reasonGroup: { known: false } }] }]),
  },
  inbound: { goods: table(true, row({ orderState: 'not_shipped' }, false, 'S002-01 退货申请受理 1')) },
  receipt: { by: 'logi', fields: ['name', 'spec', 'receivedQty', 'look', 'photos'], mismatch: { tell: ['cs'] } },
  inspection: { by: 'logi' },
  disposition: {
    // resaleable or not decides by itself; full or less depreciation is 销售's choice (退货审批 2)
    by: { mode: 'rules', roles: ['sales'] },
    rules: table({ allow: ['RESTOCK', 'SCRAP', 'KEEP'] }, row({ resaleable: true }, { allow: ['RESTOCK'] }, 'S002-01 退货处理 2'), row({ resaleable: false }, { allow: ['SCRAP'] }, 'S002-01 退货处理 2')),
    remedies: table(['REFUND_FULL'],
      row({ goods: 'KEEP' }, ['COUPON', 'NONE'], 'S002-01 退货申请受理 1'), row({ requestType: 'exchange' }, ['EXCHANGE'], 'S002-01 退货申请受理 1'),
      row({ reasonGroup: 'personal' }, ['REFUND_FULL', 'REFUND_PARTIAL'], 'S002-01 退货审批 2 (R27)')),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP', 'KEEP'], remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'COUPON', 'NONE'] },
  ask: { alternative: { on: true, by: 'cs', timeout: workdays(3), onTimeout: 'deem_refused', clause: 'S002-01 退货申请受理 1' } },
  settlement: {
    trigger: 'approve', route: table('original', row({ channel: 'store' }, 'cash', 'S002-01 退货处理 1')),
    deductions: { depreciation: { zh: '折旧费', en: 'Depreciation', when: { remedy: 'REFUND_PARTIAL' }, base: 'creditable', bps: 1000, clause: 'S002-01 退货审批 2 (R27); rate = house' } },
  },
  fields: { name: { zh: '商品名称', en: 'Name of the goods' }, spec: { zh: '规格', en: 'Specification' } },
  forms: { request: { zh: '退货申请', en: 'Return request', gate: 'register', fields: ['orderNo', 'item', 'reason', 'evidence'], copies: ['cs'] } },
  duties: {
    signed: { zh: '线下退款客户签收凭证', en: 'Customer’s signature for a refund in the store', by: 'store', after: 'pay', when: { channel: 'store' }, clause: 'S002-01 退货处理 1' },
    clean: { zh: '整理、清洁、质检', en: 'Tidy, clean, check', by: 'keeper', after: 'dispose', before: 'stockIn', per: 'portion', when: { goods: 'RESTOCK' }, clause: 'S002-01 退货处理 2' },
  },
  notifications: [
    { on: 'approve', to: ['customer'], text: 'return_accepted', clause: 'S002-01 退货申请受理' },
    { on: 'rejected', to: ['customer', 'cs'], text: 'return_rejected', clause: 'S002-01 退货审批' },
    { on: 'mismatch', to: ['cs'], text: 'quantity_mismatch', clause: 'S002-01 退货处理 2' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'S002-01 退货处理 1' },
  ],
  sla: {
    inspection: sla('规定时间内验收', 'Receipt within the prescribed time', workdays(2), 'transport', 'receive', 'logi', 'house (T29; S002-01: no value)'),
    refund: sla('规定时间内退款', 'Refund within the prescribed time', workdays(3), 'approve', 'pay', 'fin', 'house (T29; S002-01: no value)'),
  },
  closure: { reports: ['kpi_monthly'] },
} satisfies Patch;
