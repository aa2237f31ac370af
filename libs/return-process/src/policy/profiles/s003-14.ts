/**
 * S003-14@1 售后返退货流程描述 (electric equipment): who approves depends on the kind of order, each returned unit is tested
 * before it is sold again (R47), what differs from the order is renegotiated at once (R48), what has no repair value is
 * dismantled or voided. A recall (R53) is a process of its own: its returns come approved by 总经理.
 */
import type { Patch } from '../types.js';
import { chain, row, table, workdays } from './notation.js';
import { S003_14_PAPERS } from './s003-14-words.js';

export const S003_14 = {
  key: 'S003-14', version: 1, extends: 'factory@1', zh: '售后返退货（维修、换机、拆机）', en: 'Repair, exchange and dismantling', sources: ['S003-14'], owner: 'afterHead',
  roles: {
    after: { zh: '售后部门', en: 'After-sales' }, qc: { zh: '质检', en: 'Quality inspection' },
    salesMgr: { zh: '责任销售经理', en: 'Responsible area sales manager', dept: 'SALES', head: 'salesHead' },
  },
  clauses: {
    register: 'S003-14 §一', onsite: 'S003-14 §一.1', approve: 'S003-14 §一 (R53, R54)', instruct: 'S003-14 §一', receive: 'S003-14 §二.1', inspect: 'S003-14 §四.2', dispose: 'S003-14 §四.2, §五',
    quote: 'S003-14 §四.2 (R48)', fee: 'S003-14 §四.2 (R48)', plan: 'S003-14 §一.1', rework: 'S003-14 §四.1', reinspect: 'S003-14 §四.1', unitTest: 'S003-14 §六.2 (R47)', dismantle: 'S003-14 §五.3',
    stockIn: 'S003-14 §三, §五.2, §六.2', scrapRequest: 'S003-14 §五.3', dispatchCheck: 'S003-14 §四.1', pack: 'S003-14 §四.1', sendBack: 'S003-14 §四.1', supplyOrder: 'S003-14 §一.2',
    supplyApprove: 'S003-14 §一.2 (R54)',
  },
  late: { then: 'quote' },
  warranty: { on: true, perContract: true, effect: 'quote' },
  approvals: {
    return: chain('refuse',
      ['after', 'S003-14 §一.1', { any: [{ requestType: { notIn: ['exchange', 'bulk', 'recall'] } }, { requestType: { known: false } }] }],
      ['salesMgr', 'S003-14 §一.2 (R54)', { requestType: 'exchange' }],
      ['gm', 'S003-14 §一.3, §一.4 (R53)', { requestType: { in: ['bulk', 'recall'] } }]),
    // a repair that turns into an exchange needs the sales manager too; parts sent instead of a return do not
    replacement: { ...chain('redecide', ['salesMgr', 'S003-14 §一.2 (R54)', { remedy: 'EXCHANGE', requestType: { notIn: ['exchange'] } }]), empty: 'pass' },
  },
  onsite: { mode: 'optional', by: 'after', results: { parts: { goods: 'KEEP', remedy: 'PARTS_SHIPMENT' }, factory: { goods: 'RETURN' } } },
  onsiteResults: { parts: { zh: '发配件维修', en: 'Parts are sent' }, factory: { zh: '返厂维修', en: 'Repair in the factory' } },
  inbound: { instruct: 'after', documents: ['order'] },
  receipt: {
    by: 'after', fields: ['item', 'model', 'receivedQty', 'packingList', 'look', 'harness', 'ownParts'], area: '售后仓', label: '售后返退', notify: 'qc', mismatch: { tell: ['after'] },
    shortfallFrom: ['SCRAP', 'DISMANTLE', 'REWORK', 'RESTOCK', 'RETURN_TO_CUSTOMER'],
  },
  disposition: {
    by: { mode: 'one', roles: ['after'] },
    rules: table({ allow: ['REWORK', 'RESTOCK', 'DISMANTLE', 'SCRAP'] },
      row({ requestType: 'repair', repairable: false }, { allow: ['DISMANTLE', 'SCRAP', 'RETURN_TO_CUSTOMER'] }, 'S003-14 §四.2 (R48)'),
      row({ requestType: 'repair' }, { allow: ['REWORK', 'RETURN_TO_CUSTOMER'] }, 'S003-14 §四.1'),
      row({ repairable: false }, { allow: ['DISMANTLE', 'SCRAP'] }, 'S003-14 §五.3'),
      row({ requestType: 'recall' }, { allow: ['REWORK', 'DISMANTLE', 'SCRAP'] }, 'S003-14 §五')),
    remedies: table(['EXCHANGE', 'NONE'],
      row({ goods: 'KEEP' }, ['PARTS_SHIPMENT'], 'S003-14 §一.1'),
      row({ requestType: 'repair', goods: 'REWORK' }, ['REPAIR_RETURN'], 'S003-14 §四.1'),
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'),
      row({ requestType: 'exchange' }, ['EXCHANGE'], 'S003-14 §一.2')),
    charge: table('free', row({ warranty: { in: ['out', 'void'] } }, 'quote', 'S003-14 §一.1'), row({ differsFromAgreement: true }, 'quote', 'S003-14 §四.2 (R48)')),
  },
  outcomes: { goods: ['REWORK', 'RESTOCK', 'DISMANTLE', 'SCRAP', 'RETURN_TO_CUSTOMER', 'KEEP'], remedies: ['REPAIR_RETURN', 'EXCHANGE', 'PARTS_SHIPMENT', 'NONE'] },
  rework: {
    by: table('after', row({ requestType: 'recall' }, 'prod', 'S003-14 §五.1')), plan: { by: 'after', when: { requestType: 'repair' } }, reinspect: 'qc',
    unitTest: { by: 'qc', goods: ['RESTOCK'] }, dispatchCheck: 'qc', requires: ['parts', 'hours', 'cost', 'performance_test'],
  },
  execution: { dismantle: 'after', scrapRequest: 'after', pack: 'after', sendBack: 'after' },
  stores: table('成品库', row({ goods: 'DISMANTLE' }, '原材料库', 'S003-14 §三')),
  replacement: { by: 'after', make: null, ship: 'after' },
  ask: { fee: { on: true, by: 'after', timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-14 §四.2 (R48)' } },
  ...S003_14_PAPERS,
  notifications: [
    { on: 'rejected', to: ['after'], text: 'return_rejected', clause: 'house' },
    { on: 'mismatch', to: ['after'], text: 'quantity_mismatch', clause: 'S003-14 §二.1' },
  ],
} satisfies Patch;
