/**
 * headline@1: the house default for a factory without a procedure of its own. Its three limits are the base row of
 * procedures.md 4.3c (T02, T03, T05); the rest is house.
 */
import type { Patch } from '../types.js';
import { days, hours, row, sla, table } from './notation.js';

export const HEADLINE = {
  key: 'headline', version: 1, extends: 'factory@1', zh: '客退标准流程', en: 'Standard factory return', sources: ['procedures.md 4.3c'], owner: 'qcHead',
  inbound: { documents: ['slip'] },
  receipt: { fields: ['model', 'receivedQty'], shortfallFrom: ['SCRAP', 'REWORK', 'RESTOCK', 'RETURN_TO_CUSTOMER'], mismatch: { tell: ['sales', 'qc'] } },
  rework: { order: 'pmc' },
  stores: table('成品仓', row({ goods: 'REWORK' }, '成品仓（返修合格）', 'house')),
  forms: { slip: { zh: '退货单', en: 'Return slip', gate: 'instruct', fields: ['model', 'qty'], copies: ['keeper', 'qc', 'pmc'] },
    scrapRequest: { zh: '报废申请单', en: 'Scrap request', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['keeper'] } },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'house' },
    { on: 'instruct', to: ['keeper', 'qc', 'pmc'], text: 'return_slip_issued', clause: 'house' },
    { on: 'mismatch', to: ['sales', 'qc'], text: 'quantity_mismatch', clause: 'house' },
    { on: 'dispose', to: ['sales', 'pmc'], text: 'handling_decided', clause: 'house' },
    { on: 'stockIn', to: ['sales'], text: 'stock_returned', when: {}, clause: 'house' },
  ],
  sla: {
    arrival_notify: sla('1 小时内通知', 'Notify within 1 hour', hours(1), 'receive', 'notify', 'keeper', 'procedures.md 4.3c (T02)', { pauseWhile: ['discrepancy'] }),
    inspection: sla('3 天内检验', 'Inspect within 3 days', days(3), 'receive', 'inspect', 'qc', 'procedures.md 4.3c (T05)', { pauseWhile: ['discrepancy'] }),
    disposition: sla('2 小时内判定', 'Decide within 2 hours', hours(2), 'inspect', 'dispose', 'qc', 'procedures.md 4.3c (T03)', { extend: { by: ['qc', 'qcHead'], times: 2 } }),
  },
} satisfies Patch;
