/**
 * S000-14@1 客户退款处理流程 (negotiated): a remedy is proposed and talked over until both agree, before any goods come back; a
 * refund for a service or a bill moves no goods. Rounds of talk are bounded (loop proposal, house).
 */
import type { Patch } from '../types.js';
import { row, table, workdays } from './notation.js';

const NO_GOODS = { reasonGroup: { in: ['billing', 'service'] as const } };

export const S000_14 = {
  key: 'S000-14', version: 1, extends: 'retail@1', zh: '客户退款（协商）', en: 'Negotiated refunds', sources: ['S000-14'], owner: 'csHead',
  clauses: {
    register: 'S000-14 §1', eligible: 'S000-14 §2', approve: 'S000-14 §3', propose: 'S000-14 §3–4', post: 'S000-14 §5', pay: 'S000-14 §5', tell: 'S000-14 §6', receive: 'S000-14 §7', inspect: 'S000-14 §7',
    dispose: 'S000-14 §7', survey: 'S000-14 §8',
  },
  reasons: {
    late_delivery: { zh: '发货延迟', en: 'Late delivery', group: 'service' },
    dissatisfied: { zh: '客户不满意', en: 'Dissatisfied', group: 'personal' },
  },
  eligibility: {
    checks: { reason: { zh: '退款原因合理', en: 'The reason is sound', test: { fraudSuspect: false }, clause: 'S000-14 §2' } },
    rule: 'reason',
  },
  inbound: { goods: table(true, row(NO_GOODS, false, 'S000-14 §7 (服务退款)')) },
  disposition: {
    rules: table({ allow: ['RESTOCK', 'REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'] }, row(NO_GOODS, { allow: ['KEEP'] }, 'S000-14 §7 (服务退款)')),
    remedies: table(['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'REPAIR_RETURN'],
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'),
      row({ reasonGroup: 'service' }, ['SERVICE_COMPENSATION', 'REFUND_FULL', 'REFUND_PARTIAL'], 'S000-14 §7 (服务补偿)'),
      row({ reasonGroup: 'billing' }, ['REFUND_FULL', 'REFUND_PARTIAL'], 'S000-14 §3')),
  },
  outcomes: {
    goods: ['RESTOCK', 'REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER', 'KEEP'],
    remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'EXCHANGE', 'REPAIR_RETURN', 'SERVICE_COMPENSATION', 'NONE'],
  },
  rework: { by: table('after'), reinspect: 'qc' },
  ask: { propose: { on: true, by: 'cs', when: {}, timeout: workdays(5), onTimeout: 'escalate', clause: 'S000-14 §4' } },
  loops: { proposal: { max: 3 } },
  settlement: { trigger: 'approve', tell: 'cs', negotiated: true },
  duties: { cancelOrder: { zh: '取消订单与支付', en: 'Cancel order and payment', by: 'cs', after: 'post', before: 'pay', clause: 'S000-14 §5' } },
} satisfies Patch;
