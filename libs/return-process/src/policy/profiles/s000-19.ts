/**
 * S000-19@1 客退处理流程 A/0 (2013-09-15, 品质部): quality confirms and decides, and the replenishment is ordered, before the goods are
 * taken in; the branch factory answers for its product; PMC orders replenishment and rework; scrap is reviewed by two.
 *
 * What waits for the branch: §6 has 返修 ordered by 可返修品, goods that §5 has counted and signed for, so 返修指令, 报废 and 入库 open after
 * 分厂签收. 补货 is ordered by the 补货通知单 (§6), which §4 sends "于PMC安排补货" from the judgement and the scrap figures before anything has
 * come (AS-12, K19): it waits for no signature. What arrives less takes back what is not shipped yet.
 */
import type { Chain, Patch } from '../types.js';
import { chain, row, table, workdays } from './notation.js';

const PORTION = { per: 'portion' as const };
/** 报废评审: both have to agree. */
const SCRAP_REVIEW: Chain = {
  mode: 'joint', empty: 'invalid', onReject: 'redecide', levels: [{ role: 'qc', clause: 'S000-19 四5–6' }, { role: 'prod', clause: 'S000-19 四6' }],
};

export const S000_19 = {
  key: 'S000-19', version: 1, extends: 'factory@1', zh: '客退处理（先判定后验收）', en: 'Returns judged before receipt', sources: ['S000-19'], owner: 'qcHead',
  roles: { branch: { zh: '责任分厂', en: 'Responsible branch factory', dept: 'PRODUCTION', head: 'prodHead' } },
  clauses: {
    register: 'S000-19 §1', approve: 'S000-19 §1–2', instruct: 'S000-19 §2', inspect: 'S000-19 §3', dispose: 'S000-19 §3', supplyOrder: 'S000-19 §4', receive: 'S000-19 §5', discrepancy: 'S000-19 §5', signoff: 'S000-19 §5',
    order: 'S000-19 §6', make: 'S000-19 §6–7', rework: 'S000-19 §7', reinspect: 'S000-19 §8', stockIn: 'S000-19 §9', ship: 'S000-19 §9', scrapRequest: 'S000-19 四6', scrapApprove: 'S000-19 四5–6', consent: 'S000-19 四1',
  },
  fields: { result: { zh: '检验结果', en: 'Result' } },
  texts: { completed_deliver: { zh: '此单已完成，请安排送货', en: 'Completed, please arrange delivery' } },
  approvals: { return: chain('refuse', ['salesHead', 'S000-19 §1–2']), scrap: SCRAP_REVIEW },
  inbound: { documents: ['slip'] },
  receipt: { fields: ['model', 'receivedQty'], signoff: 'branch', shortfallFrom: ['REWORK', 'SCRAP', 'RESTOCK'] },
  inspection: { at: 'before_receipt' },
  disposition: {
    at: 'before_receipt',
    rules: table({ allow: ['REWORK', 'SCRAP', 'CONCESSION'] }, row({ passed: true }, { allow: ['RESTOCK'] }, 'S000-19 §5')),
    remedies: table(['REPAIR_RETURN', 'REPLENISH', 'NONE'], row({ goods: 'CONCESSION' }, ['NONE'], 'S000-19 四1')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP', 'CONCESSION', 'RESTOCK'] },
  rework: { order: 'pmc' },
  // what fails 出货检验 is applied for as scrap (四6), not reworked for ever: one round, then the head of quality says
  loops: { rework: { max: 1 } },
  execution: { scrapRequest: 'prod' },
  stores: table('成品仓', row({ goods: 'REWORK' }, '成品仓（返修入库）', 'S000-19 §9')),
  ask: { consent: { on: true, by: 'sales', when: { goods: 'CONCESSION' }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S000-19 四1' } },
  replacement: { make: 'pmc' },
  forms: {
    handling: { zh: '客户退货处理单', en: 'Customer return sheet', gate: 'register', fields: ['customer', 'item', 'qty', 'reason'], copies: ['salesHead'] },
    slip: { zh: '退货单', en: 'Return slip', gate: 'receive', fields: ['item', 'qty'], copies: ['branch'] },
    anomaly: { zh: '异常处理单', en: 'Anomaly sheet', gate: 'dispose', fields: ['item', 'defect', 'reason'], copies: ['prod'] },
    replenishNotice: { zh: '补货通知单', en: 'Replenishment notice', gate: 'supplyOrder', fields: ['item', 'qty'], copies: ['pmc'] },
    productionOrder: { zh: '生产指令单', en: 'Production order', gate: 'order', fields: ['item', 'qty'], copies: ['prod'] },
    productReport: { zh: '产品检验报告', en: 'Product inspection report', gate: 'close', fields: ['item', 'qty', 'result'], copies: ['keeper'] },
    scrapEntry: { zh: '报废入库单', en: 'Scrap entry slip', gate: 'scrapRequest', fields: ['item', 'qty', 'reason'], copies: ['keeper'] },
  },
  duties: {
    anomaly: { zh: '开异常处理单给生产部', en: 'Anomaly sheet to production', by: 'qc', form: 'anomaly', after: 'inspect', before: 'dispose', per: 'consignment', clause: 'S000-19 §3' },
    inspectionReport: { zh: '填产品检验报告', en: 'Write the product inspection report', by: 'qc', form: 'productReport', after: 'reinspect', ...PORTION, when: { goods: 'REWORK' }, clause: 'S000-19 §8' },
    tellPlanning: { zh: '通知计划此单已完成', en: 'Tell planning: completed', by: 'keeper', after: 'stockIn', ...PORTION, when: { goods: { in: ['REWORK', 'RESTOCK'] } }, clause: 'S000-19 §9' },
    tellSales: { zh: '知会业务安排司机送货', en: 'Tell sales to send the driver', by: 'pmc', after: 'duty:tellPlanning', ...PORTION, when: { goods: { in: ['REWORK', 'RESTOCK'] } }, clause: 'S000-19 §9' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S000-19 §2' },
    { on: 'mismatch', to: ['sales', 'qc'], text: 'quantity_mismatch', clause: 'house' },
    { on: 'dispose', to: ['sales', 'pmc', 'prod'], text: 'handling_decided', clause: 'S000-19 §3–4' },
    { on: 'stockIn', to: ['sales'], text: 'completed_deliver', clause: 'S000-19 §9' },
  ],
} satisfies Patch;
