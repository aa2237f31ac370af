/**
 * Everything a department can tell the process: signal name, alias, class and the event it travels as.
 * One row = one Chinese signal name and one ASCII alias on one handler (process-model.md §2). Names are never removed:
 * stored histories carry them.
 *
 * Classes (process-model.md §1.7): O world occurrence, recordable without a task · G act under a task · D decision under a
 * task · K customer's word · X control · N number.
 */
import type { Desk } from './vocabulary.js';

export type FactClass = 'O' | 'G' | 'D' | 'K' | 'X' | 'N';
interface Row { readonly zh: string; readonly en: string; readonly class: FactClass; readonly event: string; readonly desks: readonly Desk[] }
const row = (zh: string, en: string, cls: FactClass, event: string, ...desks: Desk[]): Row => ({ zh, en, class: cls, event, desks });

/** Key = ASCII alias of the signal; `event` = middle part of the event type `<desk>.<event>.v1`. */
export const FACT_KINDS = {
  register: row('登记', 'Register', 'O', 'return-registered', 'returns'),
  contact: row('首次联系', 'First contact', 'O', 'customer-contacted', 'returns', 'quality'),
  hold: row('暂停标识', 'Hold', 'O', 'hold-placed', 'warehouse', 'production'),
  release: row('解除暂停', 'Release hold', 'D', 'hold-released', 'quality'),
  onsite: row('现场结果', 'On-site result', 'D', 'onsite-result-recorded', 'returns', 'quality'),
  review: row('审核', 'Review', 'D', 'return-reviewed', 'returns'),
  withdraw: row('撤回', 'Withdraw', 'K', 'return-withdrawn', 'returns'),
  instruct: row('退货指引', 'Return instructions', 'G', 'return-instructed', 'returns'),
  dispatched: row('客户发货', 'Customer dispatched', 'O', 'goods-dispatched', 'returns', 'warehouse'),
  arrive: row('到货', 'Arrival', 'O', 'goods-arrived', 'warehouse'),
  receive: row('验收', 'Receipt', 'O', 'goods-received', 'warehouse'),
  discrepancy: row('差异处理', 'Discrepancy decision', 'D', 'discrepancy-decided', 'returns', 'warehouse'),
  arrival_notice: row('到货通知', 'Arrival notice', 'G', 'arrival-notified', 'warehouse'),
  inspect: row('检验结果', 'Inspection result', 'G', 'inspection-recorded', 'quality'),
  conclude: row('评审结论', 'Meeting conclusion', 'D', 'meeting-concluded', 'quality'),
  dispose: row('判定', 'Disposition', 'D', 'disposition-decided', 'quality'),
  order: row('生产指令', 'Production order', 'G', 'rework-ordered', 'production'),
  repair: row('返修完成', 'Repair completed', 'G', 'rework-completed', 'production'),
  reinspect: row('复检结果', 'Re-inspection result', 'G', 'reinspection-recorded', 'quality'),
  stock_in: row('入库', 'Stock in', 'G', 'goods-stocked', 'warehouse'),
  scrap_request: row('报废申请', 'Scrap request', 'G', 'scrap-requested', 'quality', 'production'),
  scrap_approval: row('报废审批', 'Scrap approval', 'D', 'scrap-reviewed', 'quality'),
  scrap: row('报废完成', 'Scrap completed', 'G', 'goods-scrapped', 'warehouse'),
  pack: row('包装完成', 'Packed', 'G', 'goods-packed', 'production', 'warehouse'),
  send_back: row('退回发出', 'Sent back', 'G', 'goods-sent-back', 'warehouse', 'returns'),
  onsite_done: row('现场处理完成', 'On-site work done', 'G', 'onsite-work-completed', 'quality', 'returns'),
  supply_order: row('换补下单', 'Supply order', 'G', 'replenishment-ordered', 'returns'),
  make: row('备货完成', 'Supply ready', 'G', 'replenishment-made', 'production'),
  ship: row('换货发出', 'Supply shipped', 'G', 'replenishment-shipped', 'warehouse'),
  duty: row('事项完成', 'Duty done', 'G', 'duty-completed', 'returns', 'warehouse', 'quality', 'production'),
  released: row('任务退回', 'Task handed back', 'N', 'task-released', 'returns', 'warehouse', 'quality', 'production'),
  extend: row('延期', 'Extend', 'X', 'deadline-extended', 'returns', 'warehouse', 'quality', 'production'),
  pause: row('暂停', 'Pause', 'X', 'clocks-paused', 'returns'),
  resume: row('恢复', 'Resume', 'X', 'clocks-resumed', 'returns'),
  grant: row('放行循环', 'Grant another round', 'X', 'loop-granted', 'returns', 'warehouse', 'quality', 'production'),
  cancel: row('作废', 'Cancel', 'X', 'return-cancelled', 'returns'),
  resolve: row('异常处置', 'Resolve anomaly', 'X', 'anomaly-resolved', 'returns', 'warehouse', 'quality', 'production'),
  refused: row('操作员指令被拒', 'Operator entry refused', 'N', 'operator-entry-refused', 'returns', 'warehouse', 'quality', 'production'),
} as const satisfies Record<string, Row>;
export type FactKind = keyof typeof FACT_KINDS;
export const FACT_KIND_LIST = Object.keys(FACT_KINDS) as FactKind[];

/** The event type a fact travels as: ('quality','dispose') → 'quality.disposition-decided.v1'. */
export const factEventType = (desk: Desk, kind: FactKind): string => `${desk}.${FACT_KINDS[kind].event}.v1`;
