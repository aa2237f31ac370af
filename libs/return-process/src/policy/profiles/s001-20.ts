/**
 * S001-20@1 客户退换货处理跟踪单: one sheet through sales, warehouse, quality and approval. More than 500 yuan is approved by
 * 总经理, up to 500 by 总经办 (R19); scrap and usable quantities stand apart (R23); the warehouse ships only with the approved
 * sheet, and finance gets it with the outbound slip (R51).
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, row, table } from './notation.js';

const TYPES = ['use_reject', 'incoming_reject', 'rework_order', 'wrong_goods', 'other'];
/** 500.00 yuan in Fen. */
const FIVE_HUNDRED = 50_000;

/** An amount nobody entered goes to the higher level. */
const BY_AMOUNT: Parameters<typeof chain>[1][] = [
  ['gm', 'S001-20 备注1 (R19)', { any: [{ amount: { gt: FIVE_HUNDRED } }, { amount: { known: false } }] }], ['gmOffice', 'S001-20 备注1 (R19)', { amount: { lte: FIVE_HUNDRED } }],
];

export const S001_20 = {
  key: 'S001-20', version: 1, extends: 'factory@1', zh: '客户退换货处理跟踪单', en: 'Tracking sheet', sources: ['S001-20'], owner: 'salesHead',
  roles: {
    ...FINANCE_ROLES,
    sales: { zh: '营业部销售员', en: 'Sales' }, qc: { zh: '品控', en: 'Quality control' }, approver: { zh: '核准人', en: 'Approver', dept: 'SALES', head: 'salesHead' },
    gmOffice: { zh: '总经办', en: 'General manager’s office', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S001-20 退货类型, 退货批的相关信息', eligible: 'S001-20 退货类型', approve: 'S001-20 核准人', instruct: 'S001-20 到货地点', receive: 'S001-20 仓库收货信息确认', inspect: 'S001-20 品管部退货分析处理',
    dispose: 'S001-20 备注2 (R23)', settleApprove: 'S001-20 备注1 (R19)', post: 'S001-20 备注3', pay: 'S001-20 支付方式', supplyOrder: 'S001-20 要求补货', supplyApprove: 'S001-20 备注1, 备注4 (R19, R51)', ship: 'S001-20 备注4 (R51)',
  },
  reasons: {
    use_reject: { zh: '客户使用不合格退货', en: 'Rejected in use', group: 'quality' }, incoming_reject: { zh: '客户进货检验批量退货', en: 'Batch rejected at incoming inspection', group: 'quality' },
    rework_order: { zh: '客户委托返工', en: 'Rework ordered by the customer', group: 'non_quality' }, other: { zh: '其他', en: 'Other', group: 'non_quality' },
  },
  eligibility: { by: 'sales', rule: 'type', checks: { type: { zh: '属于五种退货类型之一', en: 'One of the five types of return', test: { reason: { in: TYPES } }, clause: 'S001-20 退货类型' } } },
  approvals: {
    return: chain('refuse', ['approver', 'S001-20 核准人']),
    // the sheet is approved for what is paid, and for what is shipped (备注4)
    settlement: chain('previous', ...BY_AMOUNT), replacement: chain('refuse', ...BY_AMOUNT),
  },
  freight: table({ payer: 'open' }),
  receipt: { fields: ['model', 'receivedQty'], mismatch: { tell: ['sales'] }, shortfallFrom: ['SCRAP', 'REWORK', 'RESTOCK'] },
  disposition: { remedies: table(['REFUND_FULL', 'REPLENISH', 'NONE'], row({ goods: 'REWORK', reason: 'rework_order' }, ['REPAIR_RETURN'], 'S001-20 退货类型 (客户委托返工)')) },
  // 可用数量 = RESTOCK, 报废数量 = SCRAP
  outcomes: { goods: ['RESTOCK', 'REWORK', 'SCRAP'], remedies: ['REFUND_FULL', 'REPLENISH', 'REPAIR_RETURN', 'NONE'] },
  settlement: { on: {}, trigger: 'dispose', post: 'fin', pay: 'fin', adjust: { by: 'fin' }, route: table('customer_choice') },
  fields: fieldWords('returnType', 'outboundNo', 'invoiced', 'applyDate', 'expectedArrival', 'freightBudget', 'costBearer', 'payMethod', 'disposition'),
  forms: {
    sheet: {
      zh: '客户退换货处理跟踪单', en: 'Tracking sheet', gate: 'register', copies: ['sales', 'keeper', 'fin', 'qc'],
      fields: ['returnType', 'customer', 'outboundNo', 'invoiced', 'qty', 'applyDate', 'expectedArrival', 'freightBudget', 'costBearer', 'payMethod', 'disposition', 'model', 'batchNo', 'reason'],
    },
  },
  duties: {
    outboundSlip: { zh: '凭审批单开出库单', en: 'Outbound slip from the approved sheet', by: 'keeper', after: 'settleApprove', before: 'ship', when: { remedy: 'REPLENISH' }, clause: 'S001-20 备注4 (R51)' },
    toFinance: { zh: '审批单复印件与出库单交财务', en: 'Copy of the sheet and outbound slip to finance', by: 'keeper', after: 'duty:outboundSlip', before: 'post', clause: 'S001-20 备注4 (R51)' },
    copies: { zh: '复印四份，原件营业部存档', en: 'Four copies, original filed by sales', by: 'sales', after: 'settleApprove', clause: 'S001-20 备注3 (R51)' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'house' },
    { on: 'mismatch', to: ['sales', 'qc'], text: 'quantity_mismatch', clause: 'S001-20 仓库收货信息确认' },
  ],
} satisfies Patch;
