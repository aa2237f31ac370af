/**
 * The catalogue of steps (process-model.md §3): one row = one step = one kind of task. Order in the table is the order of
 * the flow. What a policy decides (on, owner, chain, clause) is filled in by compile.ts.
 */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Stage } from '@guitu/contracts/vocabulary';

export interface StepRow {
  readonly key: string; readonly zh: string; readonly en: string;
  readonly scope: 'case' | 'consignment' | 'portion' | 'supply' | 'anomaly';
  readonly stage: Stage;
  /** null: opened by a fact or by a bound, not by marks */
  readonly after: readonly string[] | null;
  readonly accepts: FactKind; readonly alsoAccepts?: readonly FactKind[];
  /** chase in working days where the policy names none (§3, last column) */
  readonly chaseDays: number;
  readonly order?: 'in_turn';
  /** goes on while the return winds down */
  readonly windsDown?: true;
}

export const STEP_ROWS: readonly StepRow[] = [
  // 受理
  { key: 'register', zh: '登记', en: 'Register', scope: 'case', stage: 'intake', after: null, accepts: 'register', chaseDays: 1 },
  { key: 'contact', zh: '首次联系', en: 'First contact', scope: 'case', stage: 'intake', after: ['register'], accepts: 'contact', chaseDays: 1 },
  { key: 'onsite', zh: '现场核实', en: 'On-site check', scope: 'case', stage: 'onsite', after: ['contact'], accepts: 'onsite', chaseDays: 3 },
  { key: 'approve', zh: '审核', en: 'Review', scope: 'case', stage: 'review', after: ['contact', 'onsite'], accepts: 'review', chaseDays: 2, order: 'in_turn' },
  // 遏制
  { key: 'hold', zh: '暂停标识', en: 'Place hold', scope: 'case', stage: 'intake', after: ['register'], accepts: 'hold', chaseDays: 1 },
  { key: 'release', zh: '解除暂停', en: 'Release hold', scope: 'case', stage: 'closing', after: ['hold'], accepts: 'release', chaseDays: 10, windsDown: true },
  // 收货
  { key: 'instruct', zh: '退货指引', en: 'Return instructions', scope: 'consignment', stage: 'inbound', after: ['approve'], accepts: 'instruct', chaseDays: 1 },
  { key: 'transport', zh: '待到货', en: 'Awaiting goods', scope: 'consignment', stage: 'inbound', after: ['instruct'], accepts: 'arrive', alsoAccepts: ['discrepancy'], chaseDays: 10, windsDown: true },
  { key: 'receive', zh: '验收', en: 'Receipt', scope: 'consignment', stage: 'receipt', after: ['transport'], accepts: 'receive', chaseDays: 1, windsDown: true },
  { key: 'discrepancy', zh: '差异处理', en: 'Discrepancy', scope: 'consignment', stage: 'receipt', after: ['receive'], accepts: 'discrepancy', chaseDays: 2 },
  { key: 'notify', zh: '到货通知', en: 'Arrival notice', scope: 'consignment', stage: 'receipt', after: ['receive', 'discrepancy'], accepts: 'arrival_notice', chaseDays: 1 },
  // 判定
  { key: 'inspect', zh: '检验', en: 'Inspection', scope: 'consignment', stage: 'inspection', after: ['notify'], accepts: 'inspect', chaseDays: 3 },
  { key: 'meet', zh: '评审会', en: 'Review meeting', scope: 'case', stage: 'meeting', after: ['any:inspect'], accepts: 'conclude', chaseDays: 3 },
  { key: 'dispose', zh: '判定', en: 'Disposition', scope: 'consignment', stage: 'disposition', after: ['inspect', 'meet'], accepts: 'dispose', chaseDays: 2 },
  { key: 'redecide', zh: '重新判定', en: 'New disposition', scope: 'portion', stage: 'disposition', after: null, accepts: 'dispose', chaseDays: 2 },
  // 执行: portions follow routes.ts
  { key: 'order', zh: '生产指令', en: 'Production order', scope: 'portion', stage: 'execution', after: [], accepts: 'order', chaseDays: 1 },
  { key: 'rework', zh: '返修', en: 'Rework', scope: 'portion', stage: 'execution', after: [], accepts: 'repair', chaseDays: 5 },
  { key: 'reinspect', zh: '复检', en: 'Re-inspection', scope: 'portion', stage: 'execution', after: [], accepts: 'reinspect', chaseDays: 1 },
  { key: 'loopLimit', zh: '循环上限', en: 'Loop limit', scope: 'portion', stage: 'execution', after: null, accepts: 'grant', chaseDays: 1 },
  { key: 'stockIn', zh: '入库', en: 'Stock in', scope: 'portion', stage: 'execution', after: [], accepts: 'stock_in', chaseDays: 1 },
  { key: 'scrapRequest', zh: '报废申请', en: 'Scrap request', scope: 'portion', stage: 'execution', after: [], accepts: 'scrap_request', chaseDays: 1 },
  { key: 'scrapApprove', zh: '报废审批', en: 'Scrap approval', scope: 'portion', stage: 'approval', after: [], accepts: 'scrap_approval', chaseDays: 1, order: 'in_turn' },
  { key: 'scrap', zh: '报废', en: 'Scrap', scope: 'portion', stage: 'execution', after: [], accepts: 'scrap', chaseDays: 1 },
  { key: 'pack', zh: '包装', en: 'Pack', scope: 'portion', stage: 'execution', after: [], accepts: 'pack', chaseDays: 2 },
  { key: 'sendBack', zh: '退回发出', en: 'Send back', scope: 'portion', stage: 'execution', after: [], accepts: 'send_back', chaseDays: 2 },
  { key: 'onsiteWork', zh: '现场处理', en: 'On-site work', scope: 'portion', stage: 'execution', after: [], accepts: 'onsite_done', chaseDays: 5 },
  // 换补
  { key: 'supplyOrder', zh: '换补下单', en: 'Supply order', scope: 'supply', stage: 'execution', after: [], accepts: 'supply_order', chaseDays: 2 },
  { key: 'make', zh: '备货', en: 'Make ready', scope: 'supply', stage: 'execution', after: ['supplyOrder'], accepts: 'make', chaseDays: 2 },
  { key: 'ship', zh: '换货发出', en: 'Ship supply', scope: 'supply', stage: 'execution', after: ['make'], accepts: 'ship', chaseDays: 2 },
  // 控制
  { key: 'close', zh: '结案', en: 'Close', scope: 'case', stage: 'closing', after: null, accepts: 'register', chaseDays: 1 },
  { key: 'pauseReview', zh: '暂停复核', en: 'Pause review', scope: 'case', stage: 'closing', after: null, accepts: 'resume', alsoAccepts: ['pause'], chaseDays: 1, windsDown: true },
  { key: 'anomaly', zh: '异常处置', en: 'Resolve anomaly', scope: 'anomaly', stage: 'closing', after: null, accepts: 'resolve', chaseDays: 1, windsDown: true },
];

/** A 事项 of the policy becomes a step: what it is called, and where it hangs, come from the policy. */
export const dutyKey = (duty: string): string => `duty:${duty}`;
