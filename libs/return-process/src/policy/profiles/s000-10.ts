/**
 * S000-10@1 客户退货处理流程 (two gates): 审核部门 checks the papers, 高级管理人员 approve; what can be repaired is repaired and sold
 * again, and the customer gets the refund or the exchange he asked for.
 */
import type { Patch } from '../types.js';
import { chain, row, table } from './notation.js';

export const S000_10 = {
  key: 'S000-10', version: 1, extends: 'retail@1', zh: '客户退货（两级审批）', en: 'Returns approved twice', sources: ['S000-10'], owner: 'csHead',
  roles: {
    reviewer: { zh: '审核部门', en: 'Review department', dept: 'SERVICE', head: 'csHead' },
    executive: { zh: '高级管理人员', en: 'Senior management', dept: 'MANAGEMENT', head: 'gm' },
    handler: { zh: '退货处理人员', en: 'Returns handler', dept: 'AFTER_SALES', head: 'afterHead' },
  },
  clauses: {
    register: 'S000-10 §1', eligible: 'S000-10 §2', approve: 'S000-10 §2–3', instruct: 'S000-10 §4', transport: 'S000-10 §4', receive: 'S000-10 §5', inspect: 'S000-10 §5', dispose: 'S000-10 §5',
    rework: 'S000-10 §5', pay: 'S000-10 §5', survey: 'S000-10 §6',
  },
  fields: { itemNo: { zh: '产品编号', en: 'Product number' } },
  eligibility: {
    by: 'reviewer',
    checks: {
      papers: { zh: '产品编号、购买日期、退货原因、凭证齐全', en: 'Product number, date, reason and voucher', test: { docsComplete: true }, clause: 'S000-10 §2' },
      photo: { zh: '附产品照片', en: 'Photo of the product', test: { photo: { in: ['clear', 'unclear'] } }, clause: 'S000-10 §2' },
    },
    rule: { all: ['papers', 'photo'] },
  },
  approvals: { return: chain('refuse', ['reviewer', 'S000-10 §2'], ['executive', 'S000-10 §3']) },
  inbound: { instruct: 'sales' },
  // address, bearer of the cost and carrier are agreed case by case (§4)
  freight: table({ payer: 'open' }),
  receipt: { fields: ['receivedQty', 'look'], mismatch: { tell: ['sales'] } },
  disposition: {
    by: { mode: 'one', roles: ['handler'] },
    rules: table({ allow: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ repairable: true }, { allow: ['REWORK'] }, 'S000-10 §5'), row({ repairable: false }, { allow: ['SCRAP'] }, 'S000-10 §5')),
    remedies: table(['REFUND_FULL', 'EXCHANGE'],
      row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house'),
      row({ requestType: 'exchange' }, ['EXCHANGE'], 'S000-10 §5'), row({ requestType: { in: ['return', 'refund'] } }, ['REFUND_FULL'], 'S000-10 §5')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['REFUND_FULL', 'EXCHANGE', 'NONE'] },
  rework: { by: table('handler') },
  stores: table('成品仓', row({ goods: 'REWORK' }, '成品仓（修复转售）', 'S000-10 §5')),
  forms: { request: { zh: '退货申请', en: 'Return request', gate: 'register', fields: ['itemNo', 'purchaseDate', 'reason', 'evidence', 'photos'], copies: ['reviewer'] } },
  notifications: [
    { on: 'approve', to: ['sales', 'customer'], text: 'return_accepted', clause: 'S000-10 §3' },
    { on: 'rejected', to: ['sales', 'customer'], text: 'return_rejected', clause: 'S000-10 §3' },
    { on: 'pay', to: ['customer'], text: 'refund_paid', clause: 'house' },
  ],
} satisfies Patch;
