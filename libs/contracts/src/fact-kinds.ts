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
  supplement: row('补充资料', 'Supplement', 'O', 'documents-supplemented', 'returns'),
  eligibility: row('资格核对', 'Eligibility check', 'D', 'eligibility-checked', 'returns'),
  exception: row('特批', 'Exceptional approval', 'D', 'exception-reviewed', 'returns'),
  contact: row('首次联系', 'First contact', 'O', 'customer-contacted', 'returns', 'quality'),
  hold: row('暂停标识', 'Hold', 'O', 'hold-placed', 'warehouse', 'production'),
  release: row('解除暂停', 'Release hold', 'D', 'hold-released', 'quality'),
  onsite: row('现场结果', 'On-site result', 'D', 'onsite-result-recorded', 'returns', 'quality'),
  discount_approval: row('折让审批', 'Discount approval', 'D', 'discount-reviewed', 'returns'),
  review: row('审核', 'Review', 'D', 'return-reviewed', 'returns'),
  appeal: row('申诉', 'Appeal', 'K', 'rejection-appealed', 'returns'),
  withdraw: row('撤回', 'Withdraw', 'K', 'return-withdrawn', 'returns'),
  customer_reply: row('客户答复', 'Customer reply', 'K', 'customer-replied', 'returns'),
  instruct: row('退货指引', 'Return instructions', 'G', 'return-instructed', 'returns'),
  dispatched: row('客户发货', 'Customer dispatched', 'O', 'goods-dispatched', 'returns', 'warehouse'),
  arrive: row('到货', 'Arrival', 'O', 'goods-arrived', 'warehouse'),
  receive: row('验收', 'Receipt', 'O', 'goods-received', 'warehouse', 'returns'),
  papers_approval: row('放行', 'Release without papers', 'D', 'papers-reviewed', 'warehouse'),
  discrepancy: row('差异处理', 'Discrepancy decision', 'D', 'discrepancy-decided', 'returns', 'warehouse'),
  signoff: row('签收', 'Sign for receipt', 'G', 'goods-signed-for', 'production'),
  arrival_notice: row('到货通知', 'Arrival notice', 'G', 'arrival-notified', 'warehouse'),
  sort: row('分拣完成', 'Sorted', 'G', 'goods-sorted', 'quality', 'production', 'returns'),
  pool_started: row('池检启动', 'Pool inspection started', 'N', 'pool-inspection-started', 'quality'),
  inspect: row('检验结果', 'Inspection result', 'G', 'inspection-recorded', 'quality'),
  conclude: row('评审结论', 'Meeting conclusion', 'D', 'meeting-concluded', 'quality', 'production'),
  responsibility: row('责任判定', 'Responsibility decision', 'D', 'responsibility-decided', 'quality', 'finance'),
  dispose: row('判定', 'Disposition', 'D', 'disposition-decided', 'quality', 'returns'),
  disposition_approval: row('判定审批', 'Disposition approval', 'D', 'disposition-reviewed', 'quality'),
  quote: row('报价', 'Quote', 'G', 'repair-quoted', 'returns'),
  plan: row('返修方案', 'Rework plan', 'D', 'rework-planned', 'quality', 'production'),
  order: row('生产指令', 'Production order', 'G', 'rework-ordered', 'production'),
  first_article: row('首件确认', 'First article check', 'D', 'first-article-checked', 'quality'),
  repair: row('返修完成', 'Repair completed', 'G', 'rework-completed', 'production'),
  reinspect: row('复检结果', 'Re-inspection result', 'G', 'reinspection-recorded', 'quality'),
  unit_test: row('性能测试', 'Performance test', 'G', 'unit-tested', 'quality'),
  treat: row('处理完成', 'Treatment done', 'G', 'goods-treated', 'warehouse', 'production'),
  dismantle: row('拆解完成', 'Dismantled', 'G', 'goods-dismantled', 'production'),
  stock_in: row('入库', 'Stock in', 'G', 'goods-stocked', 'warehouse'),
  scrap_request: row('报废申请', 'Scrap request', 'G', 'scrap-requested', 'quality', 'production'),
  scrap_approval: row('报废审批', 'Scrap approval', 'D', 'scrap-reviewed', 'quality'),
  scrap: row('报废完成', 'Scrap completed', 'G', 'goods-scrapped', 'warehouse', 'production'),
  pack: row('包装完成', 'Packed', 'G', 'goods-packed', 'production', 'warehouse'),
  dispatch_check: row('出货检验', 'Dispatch inspection', 'G', 'dispatch-inspected', 'quality'),
  send_back: row('退回发出', 'Sent back', 'G', 'goods-sent-back', 'warehouse', 'returns'),
  to_supplier: row('移交供应商', 'Handed to the supplier', 'G', 'goods-handed-to-supplier', 'production'),
  onsite_done: row('现场处理完成', 'On-site work done', 'G', 'onsite-work-completed', 'quality', 'returns'),
  supply_order: row('换补下单', 'Supply order', 'G', 'replenishment-ordered', 'returns'),
  replacement_approval: row('换补审批', 'Replacement approval', 'D', 'replacement-reviewed', 'returns'),
  make: row('备货完成', 'Supply ready', 'G', 'replenishment-made', 'production'),
  ship: row('换货发出', 'Supply shipped', 'G', 'replenishment-shipped', 'warehouse', 'returns'),
  deposit: row('押金到账', 'Deposit received', 'O', 'deposit-received', 'finance'),
  deposit_settle: row('押金处理', 'Deposit settled', 'D', 'deposit-settled', 'finance'),
  audit: row('财务审核', 'Finance audit', 'D', 'settlement-audited', 'finance'),
  settlement_approval: row('结算审批', 'Settlement approval', 'D', 'settlement-reviewed', 'finance'),
  post: row('入账', 'Posting', 'G', 'settlement-posted', 'finance'),
  refund_paid: row('退款成功', 'Refund paid', 'G', 'refund-paid', 'finance'),
  refund_failed: row('退款失败', 'Refund failed', 'G', 'refund-failed', 'finance'),
  tell: row('告知客户', 'Customer told', 'G', 'customer-told', 'returns', 'finance'),
  adjust: row('结算调整', 'Settlement adjustment', 'D', 'settlement-adjusted', 'finance'),
  improve: row('改善报告', 'Improvement report', 'G', 'improvement-reported', 'quality', 'production'),
  effect_check: row('效果确认', 'Effect check', 'D', 'effect-checked', 'quality', 'production'),
  report_sent: row('报告发出', 'Report sent', 'G', 'report-sent', 'returns'),
  close_review: row('结案评审', 'Closing review', 'D', 'closing-reviewed', 'quality'),
  survey: row('回访', 'Survey', 'G', 'customer-surveyed', 'returns'),
  duty: row('事项完成', 'Duty done', 'G', 'duty-completed', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  released: row('任务退回', 'Task handed back', 'N', 'task-released', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  extend: row('延期', 'Extend', 'X', 'deadline-extended', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  pause: row('暂停', 'Pause', 'X', 'clocks-paused', 'returns'),
  resume: row('恢复', 'Resume', 'X', 'clocks-resumed', 'returns'),
  grant: row('放行循环', 'Grant another round', 'X', 'loop-granted', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  cancel: row('作废', 'Cancel', 'X', 'return-cancelled', 'returns'),
  reopen: row('重开', 'Reopen', 'X', 'return-reopened', 'returns'),
  correct: row('更正', 'Correct', 'X', 'fact-corrected', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  resolve: row('异常处置', 'Resolve anomaly', 'X', 'anomaly-resolved', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  override: row('人工干预', 'Override', 'X', 'step-overridden', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  claimed_time: row('时间认定', 'Decision on a claimed time', 'X', 'claimed-time-decided', 'returns', 'warehouse', 'quality', 'production', 'finance'),
  repin: row('换版', 'Change of policy version', 'X', 'policy-repinned', 'returns'),
  calendar: row('日历更新', 'Calendar update', 'X', 'calendar-updated', 'returns'),
  totals: row('数量汇总', 'Quantity totals', 'N', 'quantities-totalled', 'returns'),
  link: row('关联', 'Link', 'N', 'link-stated', 'returns', 'quality'),
  refused: row('操作员指令被拒', 'Operator entry refused', 'N', 'operator-entry-refused', 'returns', 'warehouse', 'quality', 'production', 'finance'),
} as const satisfies Record<string, Row>;
export type FactKind = keyof typeof FACT_KINDS;
export const FACT_KIND_LIST = Object.keys(FACT_KINDS) as FactKind[];

/** The event type a fact travels as: ('quality','dispose') → 'quality.disposition-decided.v1'. */
export const factEventType = (desk: Desk, kind: FactKind): string => `${desk}.${FACT_KINDS[kind].event}.v1`;
