/**
 * S001-07@1 售后退换货解决方案 (online shoe shop): as new with box within seven days, better no return than an exchange and better
 * an exchange than a refund, the photo says who pays the freight (R35), the address follows the supply source.
 */
import type { Patch } from '../types.js';
import { days, row, table, workdays } from './notation.js';

const NOT_AS_SENT = { any: [{ asNew: false }, { originalPack: false }, { accessoriesMissing: true }] };

export const S001_07 = {
  key: 'S001-07', version: 1, extends: 'retail@1', zh: '售后退换货（鞋，七日）', en: 'Shoe shop, seven days', sources: ['S001-07'], owner: 'csHead',
  roles: { cs: { zh: '售后客服', en: 'After-sales service' } },
  clauses: {
    register: 'S001-07 三.2', eligible: 'S001-07 三.7A (R03)', settleFirst: 'S001-07 二.1, 三.6 (R38)', approve: 'S001-07 三.7A', instruct: 'S001-07 三.7B', transport: 'S001-07 三.7B', receive: 'S001-07 三.7A',
    inspect: 'S001-07 三.7A', dispose: 'S001-07 二.1, 二.2',
  },
  reasons: {
    colour: { zh: '颜色', en: 'Colour', group: 'personal' }, colour_differs: { zh: '色差', en: 'Colour differs', group: 'non_quality' }, style: { zh: '款式', en: 'Style', group: 'personal' },
    comfort: { zh: '舒适度', en: 'Comfort', group: 'personal' }, material: { zh: '材质厚薄', en: 'Material', group: 'personal' }, slow_delivery: { zh: '时效', en: 'Slow delivery', group: 'service' },
    workmanship: { zh: '做工（疑假）', en: 'Workmanship, doubted to be genuine', group: 'quality' },
  },
  windows: [row({}, { span: days(7), from: 'receipt' }, 'S001-07 三.7A (T19)')],
  late: { then: 'reject' },
  eligibility: {
    rule: { all: ['asNew', 'box', 'accessories', 'photo'] },
    checks: {
      asNew: { zh: '商品全新完好无损', en: 'As new', test: { asNew: true }, clause: 'S001-07 三.7A (R03)' },
      box: { zh: '原装袋或盒子完好', en: 'Original bag or box', test: { originalPack: true }, clause: 'S001-07 三.7A (R03)' },
      accessories: { zh: '配件齐全', en: 'Accessories complete', test: { accessoriesMissing: false }, clause: 'S001-07 三.7A (R03)' },
      photo: { zh: '质量问题附照片', en: 'A quality fault has its photo', test: { any: [{ reasonGroup: { notIn: ['quality'] } }, { photo: { in: ['clear', 'unclear'] } }] }, clause: 'S001-07 三.7A' },
    },
  },
  ask: { settleFirst: { on: true, by: 'cs', timeout: workdays(3), onTimeout: 'deem_refused', clause: 'S001-07 二.1, 三.6 (R38)' } },
  inbound: { address: table('main', row({ supplySource: 'xiamen' }, 'xiamen', 'S001-07 三.7B'), row({ supplySource: 'jinhua' }, 'jinhua', 'S001-07 三.7B'), row({ supplySource: 'quanzhou' }, 'quanzhou', 'S001-07 三.7B')) },
  freight: table({ payer: 'open' },
    row({ deadlock: true }, { payer: 'one_trip_each' }, 'S001-07 二.3 (R35)'),
    row({ fault: 'own' }, { payer: 'company' }, 'S001-07 三.7A'), row({ fault: 'customer' }, { payer: 'customer' }, 'S001-16 (R36)'),
    row({ reason: 'wrong_goods' }, { payer: 'company' }, 'S001-16 (R36)'), row({ reasonGroup: 'quality', photo: 'clear' }, { payer: 'company' }, 'S001-07 三.7A a'),
    row({ photo: 'unclear' }, { payer: 'open', prepaid: 'customer' }, 'S001-07 三.7A b (R35)'), row({ reasonGroup: 'personal' }, { payer: 'customer' }, 'S001-16 (R36)')),
  receipt: { fields: ['receivedQty', 'look'] },
  disposition: {
    rules: table({ allow: ['RESTOCK', 'SCRAP', 'KEEP'] }, row(NOT_AS_SENT, { allow: ['RETURN_TO_CUSTOMER'] }, 'S001-07 三.7A (R03)')),
    remedies: table(['EXCHANGE', 'REFUND_FULL'],
      row({ goods: { in: ['RETURN_TO_CUSTOMER', 'KEEP'] } }, ['NONE'], 'S001-07 三.6, 三.7A'), row({ requestType: 'exchange' }, ['EXCHANGE'], 'S001-07 二.1')),
  },
  outcomes: { goods: ['RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER', 'KEEP'], remedies: ['EXCHANGE', 'REFUND_FULL', 'NONE'] },
  forms: { request: { zh: '退货申请', en: 'Return request', gate: 'register', fields: ['orderNo', 'reason', 'photos'], copies: [] } },
} satisfies Patch;
