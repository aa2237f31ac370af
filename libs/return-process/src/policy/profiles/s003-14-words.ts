/** Forms, fields and duties of S003-14 (the papers its six sections name). */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';

export const S003_14_PAPERS = {
  fields: fieldWords('packingList', 'look', 'harness', 'ownParts', 'part', 'hours', 'cost'),
  forms: {
    order: { zh: '客诉维修订单 / 客诉换机订单 / 退货单 / 批量反退货申请单', en: 'Repair, exchange, return or bulk return order', gate: 'register', fields: ['item', 'model', 'qty', 'defect'], copies: ['after'] },
    repairOrder: { zh: '客诉维修订单（配件、工时、费用）', en: 'Repair order (parts, hours, cost)', gate: 'plan', fields: ['part', 'hours', 'cost'], copies: ['after', 'qc'] },
    void: { zh: '物资作废单', en: 'Material void sheet', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['keeper'] },
  },
  duties: {
    afterStore: { zh: '开售后入库单', en: 'Enter into the after-sales store', by: 'after', after: 'receive', before: 'dispose', per: 'consignment', clause: 'S003-14 §二.2' },
    partsCheck: { zh: '拆机件质检批准，开原材料入库单', en: 'Approve dismantled parts for the raw store', by: 'qc', after: 'dismantle', before: 'stockIn', per: 'portion', when: { goods: 'DISMANTLE' }, clause: 'S003-14 §三.1–3' },
    passSheet: { zh: '开成品检验合格单', en: 'Pass sheet of finished goods', by: 'qc', after: 'unitTest', before: 'stockIn', per: 'portion', when: { goods: 'RESTOCK' }, clause: 'S003-14 §六.2' },
  },
} satisfies Partial<Patch>;
