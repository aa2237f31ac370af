/**
 * S000-03@1 客户退货处理流程 (paint): three levels agree, the departments sign together what each can is worth, 财务 and 副总 see
 * three originals before a receivable is reduced. R09–R15 are its table of disposition and its deduction; T04 and T05 its limits.
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { chain, days, hours, row, sla, table, workdays } from './notation.js';
import { S000_03_WORDS } from './s000-03-words.js';

/** Neither quality nor transit: the customer's own reason to return. */
const NOT_OURS = { reasonGroup: { notIn: ['quality', 'transit'] as const } };

export const S000_03 = {
  key: 'S000-03', version: 1, extends: 'factory@1', zh: '涂料客户退货', en: 'Returns of paint', sources: ['S000-03'], owner: 'qcHead',
  roles: {
    ...FINANCE_ROLES,
    area: { zh: '区域经理', en: 'Area manager', dept: 'SALES', head: 'deptHead' }, deptHead: { zh: '部门主管', en: 'Head of department', dept: 'SALES', head: 'company' },
    company: { zh: '公司', en: 'Company', dept: 'MANAGEMENT', head: 'gm' }, bu: { zh: '事业部', en: 'Business unit', dept: 'SALES', head: 'deptHead' },
    craft: { zh: '工艺监督', en: 'Process supervisor', dept: 'ENGINEERING', head: 'engHead' }, acct: { zh: '销售会计', en: 'Sales accountant', dept: 'FINANCE', head: 'finHead' },
  },
  ...S000_03_WORDS,
  eligibility: {
    checks: { papers: { zh: '退货申请单正本与当批进货单据', en: 'Original request and purchase note of the batch', test: { docsComplete: true }, clause: 'S000-03 §1' } },
    rule: 'papers',
  },
  approvals: {
    return: chain('refuse', ['area', 'S000-03 §1'], ['deptHead', 'S000-03 §1'], ['company', 'S000-03 §1']),
    settlement: chain('previous', ['vp', 'S000-03 §6 (R21)']),
  },
  inbound: { documents: ['list'] },
  freight: table({ payer: 'company' }, row(NOT_OURS, { payer: 'customer' }, 'S000-03 §1 (R09)')),
  receipt: { fields: ['receivedQty', 'batchNo', 'container'], notify: null, mismatch: { tell: ['bu'] }, shortfallFrom: ['SCRAP'] },
  classes: [row({ qty: { gte: 20 } }, 'large', 'S000-03 (二)1 (R11)'), row({ qty: { lt: 20 } }, 'small', 'S000-03 (二)1 (R11)')],
  inspection: { sampling: table({ method: 'mixed_lot', minBps: 0 }, row({ quantityClass: 'large' }, { method: 'normal', minBps: 0 }, 'S000-03 (二)1 (R11)')) },
  disposition: {
    by: { mode: 'joint', roles: ['eng', 'prod', 'qc'] },
    rules: table({ allow: ['SCRAP', 'RETURN_TO_CUSTOMER'] },
      row({ thickened: true }, { allow: ['SCRAP'], valueBps: 0 }, 'S000-03 (二)2 (R13)'),
      row({ any: [{ shelfUsed: { gt: 10_000 } }, { container: { in: ['half', 'empty'] } }] }, { allow: ['SCRAP', 'BLEND_IN', 'DIRECT_RECOVERY'], valueBps: 0 }, 'S000-03 §4 (R10)'),
      row({ packOnly: true, passed: true, shelfUsed: { lte: 5000 } }, { allow: ['REPACK_RESHIP'] }, 'S000-03 (二)4 (R15)'),
      row({ registerHit: true, passed: true }, { allow: ['BLEND_IN'] }, 'S000-03 (二)3 (R14)'),
      row({ productClass: 'hardener', passed: true }, { allow: ['DIRECT_RECOVERY'] }, 'S000-03 (二)3 (R14)'),
      row({ productClass: { in: ['thinner', 'paint'] }, passed: true }, { allow: ['RELABEL_RESALE'] }, 'S000-03 (二)3 (R14)')),
    remedies: table(['RECEIVABLE_OFFSET'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')),
  },
  outcomes: { goods: ['SCRAP', 'RELABEL_RESALE', 'BLEND_IN', 'DIRECT_RECOVERY', 'REPACK_RESHIP', 'RETURN_TO_CUSTOMER'], remedies: ['RECEIVABLE_OFFSET', 'NONE'] },
  execution: { treat: 'prod' },
  stores: table('成品仓', row({ goods: 'RELABEL_RESALE' }, '成品仓（新合格证，指定区域）', 'S000-03 (二)3 (R14)')),
  settlement: {
    on: {}, trigger: 'dispose', audit: 'fin', post: 'acct', tell: 'acct', adjust: { by: 'fin' }, route: table('offset'), rounding: { mode: 'half_up', at: 'total' },
    deductions: { packLoss: { zh: '包装损失费 15%', en: 'Packaging loss 15 %', when: NOT_OURS, base: 'creditable', bps: 1500, clause: 'S000-03 §1 (R09)' } },
  },
  duties: {
    slip: { zh: '开退货单', en: 'Issue the return slip', by: 'keeper', form: 'slip', after: 'receive', before: 'audit', per: 'consignment', clause: 'S000-03 §5' },
    eyeCheck: {
      zh: '回收前逐罐目检', en: 'Look at every can before recovery', by: 'craft', after: 'dispose', before: 'treat', per: 'portion',
      when: { goods: { in: ['RELABEL_RESALE', 'BLEND_IN', 'DIRECT_RECOVERY'] } }, clause: 'S000-03 (二)2 (R13)',
    },
    register: { zh: '换合格证批号登记', en: 'Register the batch with its new certificate', by: 'qc', after: 'treat', per: 'portion', when: { goods: 'RELABEL_RESALE' }, clause: 'S000-03 (二)3 (R14)' },
    originals: { zh: '三单交财务', en: 'Three originals to finance', by: 'keeper', after: 'duty:slip', before: 'audit', clause: 'S000-03 §6' },
  },
  notifications: [
    { on: 'rejected', to: ['area'], text: 'return_rejected', clause: 'house' },
    { on: 'mismatch', to: ['bu'], text: 'quantity_mismatch', clause: 'S000-03 §2' },
  ],
  sla: {
    return_slip: sla('次日内开退货单', 'Return slip by the next day', { dayEnd: 1 }, 'receive', 'duty:slip', 'keeper', 'S000-03 §5 (T04)'),
    inspection: sla('特殊情况 3 天内检验', 'Special inspection within 3 days', days(3), 'receive', 'inspect', 'keeper', 'S000-03 §5 (T05)', { when: { inspectFlag: true }, ladder: 'chase3d' }),
  },
  ladders: {
    // 由仓管员负责跟催: once a day, then late, his head, 副总 the next working day
    chase3d: [
      { at: { pct: 33 }, to: 'owner', do: 'remind' }, { at: { pct: 66 }, to: 'owner', do: 'remind' }, { at: { over: hours(0) }, to: 'owner', do: 'breach' },
      { at: { over: hours(0) }, to: 'head', do: 'escalate' }, { at: { over: workdays(1) }, to: 'vp', do: 'escalate' },
    ],
  },
} satisfies Patch;
