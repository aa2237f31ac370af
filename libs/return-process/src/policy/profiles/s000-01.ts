/**
 * S000-01@1 客户退货处理流程 (generic merchant): eight numbered steps from the request to the customer's opinion, no exact limit.
 * The return period has no value in the text: seven days are the house's. What becomes of the goods is the house's too.
 */
import type { Patch } from '../types.js';
import { days, row, table } from './notation.js';

export const S000_01 = {
  key: 'S000-01', version: 1, extends: 'retail@1', zh: '客户退货处理（商家）', en: 'Returns of a merchant', sources: ['S000-01'], owner: 'csHead',
  clauses: {
    register: 'S000-01 §1', eligible: 'S000-01 §2', approve: 'S000-01 §2', instruct: 'S000-01 §3', transport: 'S000-01 §4', receive: 'S000-01 §5', inspect: 'S000-01 §5',
    dispose: 'S000-01 §5', post: 'S000-01 §6', pay: 'S000-01 §6', tell: 'S000-01 §6', survey: 'S000-01 §8',
  },
  windows: [row({}, { span: days(7), from: 'receipt' }, 'house (S000-01 §2: no value)')],
  eligibility: {
    checks: { undamaged: { zh: '商品非人为损坏', en: 'Not damaged by the customer', test: { userDamage: false }, clause: 'S000-01 §2 (R02)' } },
    rule: 'undamaged',
  },
  // who pays is agreed before each pickup
  freight: table({ payer: 'open' }),
  receipt: { fields: ['receivedQty', 'look'] },
  disposition: {
    by: { mode: 'rules', roles: ['cs'] },
    rules: table({ allow: ['RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ any: [{ passed: false }, { userDamage: true }] }, { allow: ['RETURN_TO_CUSTOMER'] }, 'S000-01 §5'),
      row({ resaleable: true }, { allow: ['RESTOCK'] }, 'house'), row({ resaleable: false }, { allow: ['SCRAP'] }, 'house')),
    remedies: table(['REFUND_FULL'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'S000-01 §5')),
  },
  outcomes: { remedies: ['REFUND_FULL', 'NONE'] },
  settlement: { trigger: 'receive', tell: 'cs' },
  forms: { voucher: { zh: '退款凭证', en: 'Refund voucher', gate: 'pay', fields: ['amount', 'way'], copies: [] } },
  duties: {
    terms: { zh: '告知退货地址、方式、凭证与运费承担', en: 'Tell address, way, vouchers and who pays the freight', by: 'cs', after: 'approve', before: 'transport', clause: 'S000-01 §3–4' },
  },
  closure: { reports: ['return_reasons'] },
} satisfies Patch;
