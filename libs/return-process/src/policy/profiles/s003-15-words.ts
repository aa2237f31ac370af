/** Forms, duties and words of S003-15, clause by clause. */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { noticeWords } from './notice-words.js';

export const S003_15_PAPERS = {
  fields: { ...fieldWords('spec', 'part', 'needDate', 'weightByGroup', 'hours', 'cost'), accessories: { zh: '附件', en: 'Accessories' } },
  texts: { ...noticeWords('goods_arrived', 'limit_missed'), repair_plan_late: { zh: '维修计划或维修滞后', en: 'Repair plan or repair is late' } },
  forms: {
    list: { zh: '退货清单（代理商附退货或换货申请表）', en: 'Return list, with the agent’s application', gate: 'register', fields: ['customer', 'reason', 'item', 'spec', 'qty'], copies: ['after'] },
    record: { zh: '售后服务、售后维修信息记录表', en: 'After-sales repair record', gate: 'inspect', fields: ['defect', 'accessories'], copies: ['repair', 'buyer', 'qc'] },
    parts: { zh: '售后物料申请单', en: 'Repair parts request', gate: 'plan', fields: ['part', 'qty', 'needDate'], copies: ['buyer'] },
    scrap: { zh: '报废申请单', en: 'Scrap request', gate: 'scrapRequest', fields: ['item', 'qty', 'reason', 'weightByGroup'], copies: ['after', 'hr'] },
    eightD: { zh: '8D 报告', en: '8D report', gate: 'improve', fields: ['reason', 'defect'], copies: ['after'] },
  },
  duties: {
    reason: { zh: '计划不到位说明', en: 'Say why there is no plan', by: 'repair', after: 'open:plan', before: 'none', per: 'portion', clause: 'S003-15 §5.2.5' },
    lateNotice: { zh: '滞后书面通知售后服务部', en: 'Written notice of the delay', by: 'repair', after: 'open:rework', before: 'none', per: 'portion', clause: 'S003-15 §5.4.3' },
    salesReturn: { zh: '开《销售退货单》入售后仓', en: 'Sales return slip into the after-sales store', by: 'after', after: 'receive', before: 'dispose', per: 'consignment', when: { requestType: { in: ['return', 'exchange'] } }, clause: 'S003-15 §5.1.2.2, §5.1.3.2' },
    parts: { zh: '缺件责任确认', en: 'Clear who is responsible for missing parts', by: 'shop', after: 'receive', before: 'stockIn', when: { channel: 'online', accessoriesMissing: true }, clause: 'S003-15 §5.1.2.2 (R26)' },
    daily: { zh: '维修日报表', en: 'Daily repair report', by: 'repair', after: 'rework', per: 'portion', clause: 'S003-15 §5.2.8' },
  },
} satisfies Partial<Patch>;
