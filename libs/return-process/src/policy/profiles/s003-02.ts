/**
 * S003-02@1 客户返品处理管理流程 A/0: sales announces a return, nothing is accepted without its document of five fields (R06),
 * quality decides, PMC orders the rework, good and bad stock are kept apart (R43). The text sets no limit.
 */
import type { Patch } from '../types.js';
import { fieldWords } from './field-words.js';
import { chain, row, table } from './notation.js';
import { noticeWords } from './notice-words.js';

export const S003_02 = {
  key: 'S003-02', version: 1, extends: 'factory@1', zh: '客户返品处理', en: 'Customer returns by document', sources: ['S003-02', 'A/0'], owner: 'qcHead',
  roles: { leader: { zh: '对应领导', en: 'Responsible manager', dept: 'MANAGEMENT', head: 'gm' } },
  clauses: {
    register: 'S003-02 流程', instruct: 'S003-02 四 (业务部)', receive: 'S003-02 流程 (R06)', discrepancy: 'S003-02 流程', notify: 'S003-02 流程', inspect: 'S003-02 流程',
    dispose: 'S003-02 流程', order: 'S003-02 流程', rework: 'S003-02 流程', stockIn: 'S003-02 流程 (R43)', scrapRequest: 'S003-02 流程', scrapApprove: 'S003-02 流程',
    scrap: 'S003-02 流程', sendBack: 'S003-02 流程', ship: 'S003-02 流程',
  },
  // sales announces a return to the departments, nobody approves it
  approvals: { return: null, scrap: chain('redecide', ['leader', 'S003-02 流程']) },
  inbound: { documents: ['slip'], missing: 'refuse' },
  receipt: {
    fields: ['itemNo', 'item', 'receivedQty', 'batchNo', 'defect'], label: '客户返品', notify: 'qc', mismatch: { tell: ['sales'] }, shortfallFrom: ['SCRAP', 'REWORK'],
  },
  disposition: { remedies: table(['EXCHANGE', 'NONE'], row({ goods: 'REWORK' }, ['REPAIR_RETURN', 'EXCHANGE', 'NONE'], 'S003-02 三')) },
  outcomes: { goods: ['REWORK', 'SCRAP'], remedies: ['EXCHANGE', 'REPAIR_RETURN', 'NONE'] },
  rework: { order: 'pmc' },
  stores: table('不良品仓', row({ goods: 'REWORK' }, '良品仓（重工OK，区分标识）', 'S003-02 流程 (R43)')),
  fields: fieldWords('itemNo'),
  texts: { ...noticeWords('rework_order_wanted'), not_accepted: { zh: '单据不全，货未接收，请业务部联系客户', en: 'Papers incomplete, goods not accepted: sales calls the customer' } },
  forms: {
    slip: { zh: '退货单', en: 'Return slip', gate: 'receive', fields: ['itemNo', 'item', 'qty', 'batchNo', 'defect'], copies: ['sales', 'qc'] },
    reworkOrder: { zh: '重工单', en: 'Rework order', gate: 'order', fields: ['item', 'qty'], copies: ['prod'] },
  },
  duties: { announce: { zh: '事先联络相关部门', en: 'Announce the return to the departments', by: 'sales', after: 'register', before: 'transport', clause: 'S003-02 流程' } },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'not_accepted', clause: 'S003-02 流程 (R06)' },
    { on: 'mismatch', to: ['sales'], text: 'quantity_mismatch', clause: 'S003-02 流程' },
    { on: 'dispose', to: ['keeper', 'pmc'], text: 'rework_order_wanted', clause: 'S003-02 流程' },
    { on: 'stockIn', to: ['sales', 'pmc'], text: 'stock_returned', clause: 'S003-02 流程' },
  ],
} satisfies Patch;
