/**
 * S004-01@1 客户抱怨与退货管理工作执行标准 第1篇 (return part): one channel of intake, review and handling in a "prescribed time"
 * without a value, feedback, tracing. The clocks are the house's. Complaints are a process of their own.
 */
import type { Patch } from '../types.js';
import { sla, workdays } from './notation.js';

export const S004_01 = {
  key: 'S004-01', version: 1, extends: 'retail@1', zh: '退货管理标准（第1篇）', en: 'Return standard, part 1', sources: ['S004-01'], owner: 'csHead',
  clauses: {
    register: 'S004-01 三.1', eligible: 'S004-01 三.2', approve: 'S004-01 三.2', receive: 'S004-01 三.3', inspect: 'S004-01 三.3', dispose: 'S004-01 三.3', tell: 'S004-01 三.4',
  },
  eligibility: { rule: 'genuine', checks: { genuine: { zh: '退货产品的品质和数量已核实', en: 'Quality and quantity are verified', test: { docsComplete: true }, clause: 'S004-01 三.2' } } },
  receipt: { fields: ['receivedQty', 'look'] },
  outcomes: { remedies: ['REFUND_FULL', 'REFUND_PARTIAL', 'NONE'] },
  settlement: { tell: 'cs' },
  sla: {
    review: sla('规定时间内完成审核', 'Review within the prescribed time', workdays(2), 'open:approve', 'approve', 'cs', 'house (S004-01 三.2: no value)'),
    receipt: sla('收货、检验、记录', 'Receive, inspect and record', workdays(2), 'transport', 'receive', 'keeper', 'house (S004-01 三.3: no value)'),
    refund: sla('退款', 'Refund', workdays(3), 'receive', 'pay', 'fin', 'house (S004-01: no value)'),
  },
  closure: { reports: ['return_tracing'] },
} satisfies Patch;
