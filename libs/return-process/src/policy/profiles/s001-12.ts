/**
 * S001-12@1 货品缺少反馈 and 退换货: two procedures in one text, told apart by the kind of request. A shortage is no return of
 * goods: it is checked, signed and supplied at once. Returned goods are counted together the same day (T23); a difference is
 * counted again, signed by all and signed anew by the customer; broken and short: the carrier is claimed from in 24 h (R37).
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { hours, row, sla, table, workdays } from './notation.js';
import { noticeWords } from './notice-words.js';

const SHORTAGE = { requestType: 'shortage' as const };
const BROKEN_AND_SHORT = { packagingBroken: true, countShort: true };
const INTACT = { any: [{ packagingBroken: false }, { packagingBroken: { known: false } }] };

export const S001_12 = {
  key: 'S001-12', version: 1, extends: 'factory@1', zh: '货品缺少反馈与退换货清点', en: 'Shortages and joint count', sources: ['S001-12'], owner: 'whHead',
  roles: {
    cs: { zh: '客服专员', en: 'Customer service' }, keeper: { zh: '物流部仓管员', en: 'Warehouse keeper (logistics)' }, whHead: { zh: '物流部经理', en: 'Logistics manager' }, logi: { zh: '物流部', en: 'Logistics' },
    manager: { zh: '经理', en: 'Manager', dept: 'MANAGEMENT', head: 'gm' },
  },
  clauses: {
    register: 'S001-12 退换货 §1; ②', approve: 'S001-12 ②', instruct: 'S001-12 退换货 §2', transport: 'S001-12 退换货 §3', receive: 'S001-12 退换货 §3①', discrepancy: 'S001-12 退换货 §3①', notify: 'S001-12 退换货 §3①',
    dispose: 'S001-12 退换货 §3① (经理)', supplyOrder: 'S001-12 ②', ship: 'S001-12 ②',
  },
  windows: [
    row({ ...SHORTAGE, packagingBroken: true }, { span: { dayEnd: 0 }, from: 'on_the_spot' }, 'S001-12 ①'),
    row({ all: [SHORTAGE, INTACT] }, { span: { dayEnd: 2 }, from: 'receipt' }, 'S001-12 ② (T22)'),
  ],
  late: { then: 'reject' },
  approvals: {
    return: { mode: 'serial', onReject: 'refuse', empty: 'pass', levels: [{ role: 'keeper', when: SHORTAGE, clause: 'S001-12 ②' }, { role: 'whHead', when: SHORTAGE, clause: 'S001-12 ②' }] },
  },
  inbound: { goods: table(true, row(SHORTAGE, false, 'S001-12 ②')), carrier: 'courier', instruct: 'cs', documents: ['list', 'waybill'] },
  receipt: {
    joint: ['cs'], fields: ['itemNo', 'colourNo', 'receivedQty', 'packages'], notify: 'manager',
    mismatch: { tell: ['cs'], recount: true, sign: ['keeper', 'cs', 'whHead', 'manager'], carrierClaim: BROKEN_AND_SHORT }, shortfallFrom: ['SCRAP', 'RESTOCK', 'RETURN_TO_CUSTOMER'],
  },
  inspection: { mode: 'none' },
  // what becomes of goods that were counted right, the text leaves to 经理
  disposition: {
    by: { mode: 'one', roles: ['manager'] },
    remedies: table(['EXCHANGE', 'NONE'], row(SHORTAGE, ['SHORTAGE_MAKE_UP'], 'S001-12 ②'), row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['SHORTAGE_MAKE_UP', 'EXCHANGE', 'NONE'] },
  execution: { scrapRequest: 'keeper' },
  replacement: { by: 'cs', make: null },
  responsibility: { bearer: table('open', row(BROKEN_AND_SHORT, 'carrier', 'S001-12 退换货 §3② (R37)')) },
  ask: { recount: { on: true, by: 'cs', timeout: workdays(5), onTimeout: 'escalate', clause: 'S001-12 退换货 §3①' } },
  fields: fieldWords('itemNo', 'colourNo', 'packages', 'amount', 'applyDate', 'receiver'),
  texts: noticeWords('count_differs', 'goods_arrived'),
  forms: {
    list: { zh: '客户退换货产品清单 / 货品缺少反馈表', en: 'List of returned goods, or shortage report', gate: 'register', fields: ['itemNo', 'colourNo', 'qty', 'amount', 'reason', 'packages', 'applyDate', 'receiver'], copies: ['logi'] },
    waybill: { zh: '托运单', en: 'Consignment note', gate: 'instruct', fields: ['packages'], copies: ['logi'] },
  },
  duties: {
    carrierPaper: { zh: '货运单位负责人签字盖章确认短缺', en: 'The carrier signs and stamps the shortage', by: 'keeper', after: 'receive', per: 'consignment', when: BROKEN_AND_SHORT, clause: 'S001-12 退换货 §3②' },
    withhold: { zh: '暂拒付运费', en: 'Withhold the freight', by: 'logi', after: 'receive', per: 'consignment', when: BROKEN_AND_SHORT, clause: 'S001-12 退换货 §3② (R37)' },
    claim: { zh: '向货运单位提出索赔', en: 'Claim from the carrier', by: 'logi', after: 'receive', per: 'consignment', when: BROKEN_AND_SHORT, clause: 'S001-12 退换货 §3② (R37)' },
  },
  notifications: [
    { on: 'rejected', to: ['customer', 'cs'], text: 'return_rejected', clause: 'S001-12 ①' },
    { on: 'transport', to: ['cs'], text: 'goods_arrived', clause: 'S001-12 退换货 §3①' },
    { on: 'mismatch', to: ['customer', 'cs', 'whHead', 'manager'], text: 'count_differs', clause: 'S001-12 退换货 §3①' },
  ],
  sla: {
    receipt_check: sla('当天共同清点', 'Joint count on the same day', { dayEnd: 0 }, 'transport', 'receive', 'keeper', 'S001-12 退换货 §3① (T23)'),
    // the carrier's broken packaging is seen on arrival, the shortage in the count; without one the duty is not needed and the clock ends
    carrier_claim: sla('24 小时内向货运单位索赔', 'Claim from the carrier within 24 hours', hours(24), 'transport', 'duty:claim', 'logi', 'S001-12 退换货 §3② (T24)', { when: { packagingBroken: true } }),
  },
} satisfies Patch;
