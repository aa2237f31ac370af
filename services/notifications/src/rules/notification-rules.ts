/** product.md §5 as data: what rings, through which door, how often. Who is rung, the ladder of the policy says (libs/return-process). */
import type { NotificationKind } from '../ringing/message.rules.js';

/** Rows of product.md §5's table, each with the rules that carry it out; the customer's row is customer/customer-events.rules.ts. */
export const ROWS = {
  task: 'task opened, due > 8 working hours',
  task_soon: 'task opened, due ≤ 8 working hours; 客户停线, 预先补货',
  remind: '75 % of a clock',
  breach: 'breach',
  rung: 'rung +1, +2',
  answer: 'decision on what I asked; answer to my question; customer replied',
  changed: 'date, quantity or verdict changed under my commitment',
  difference: 'difference at receipt, parcel unidentified',
  stop: '暂停出货/生产, recall, 质量事故',
  posting: 'posting failed after own retries',
  class: 'batch/class change (零星→批量), pool threshold',
  house: 'calendar, certificate, connector, disk',
  /** what a procedure orders to be told, and the end: no row of its own */
  procedure: 'notices of the procedure',
} as const;
export type Row = keyof typeof ROWS;

export interface NotificationRule {
  readonly row: Row;
  readonly zh: string;
  readonly en: string;
  /** a push on the person's channel; without it the list in the application and the digest tell */
  readonly push: boolean;
  /** further messages of the same rule to the same person within so many minutes become one */
  readonly mergeMinutes: number;
  /** passes quiet hours (暂停出货/生产, recall, 质量事故) */
  readonly breaksThrough: boolean;
  /** of the role's people only those on shift, as long as there is one */
  readonly onShift: boolean;
  /** repeats what a rung has said: not pushed to whoever has taken note of that rung (已知悉) */
  readonly repeats: boolean;
  /** whoever gets it may move it to the daily digest; the own breach and what stops work may not be moved */
  readonly digestible: boolean;
  /** asks for 已执行; who has not said so after so many minutes is to be phoned */
  readonly confirmWithin: number | null;
}
const rule = (row: Row, zh: string, en: string, push: boolean, more: Partial<NotificationRule> = {}): NotificationRule =>
  ({ row, zh, en, push, mergeMinutes: 5, breaksThrough: false, onShift: false, repeats: false, digestible: true, confirmWithin: null, ...more });
const BREAKS_THROUGH = { mergeMinutes: 0, breaksThrough: true, digestible: false } as const;

export const RULES = {
  task: rule('task', '新待办', 'New tasks', false),
  task_soon: rule('task_soon', '8 工时内到期的待办', 'Tasks due within 8 working hours', true, { onShift: true }),
  remind: rule('remind', '即将到期', 'Due soon', true),
  breach: rule('breach', '超时', 'Overdue', true, { digestible: false }),
  breach_withdrawn: rule('breach', '撤销超时', 'No longer overdue', false),
  escalate: rule('rung', '升级', 'Escalated', true),
  decision: rule('answer', '申请的审批结果', 'Decisions on what you asked', true),
  answer: rule('answer', '提问的答复', 'Answers to your questions', true),
  nudge: rule('answer', '催办', 'Somebody waits', true, { repeats: true }),
  customer_replied: rule('answer', '客户答复', 'Customer replied', true),
  changed: rule('changed', '待办变更', 'Changes of your tasks', true),
  difference: rule('difference', '实收差异、无主包裹', 'Differences at receipt, unknown parcels', true),
  stop_work: rule('stop', '暂停出货/生产', 'Stop shipments or production', true, { ...BREAKS_THROUGH, confirmWithin: 30 }),
  phone_list: rule('stop', '未确认执行，请电话通知', 'Not confirmed: please phone', true, BREAKS_THROUGH),
  posting_failed: rule('posting', '入账失败', 'Posting failed', true, { mergeMinutes: 15 }),
  class_change: rule('class', '批量与池检', 'Batch and pool', true),
  house: rule('house', '系统告警', 'System warnings', true, { mergeMinutes: 0 }),
  notice: rule('procedure', '通知', 'Notices', true),
  closed: rule('procedure', '结案', 'Closed', true),
} as const satisfies Record<string, NotificationRule>;
export type RuleKey = keyof typeof RULES;
export const RULE_KEYS = Object.keys(RULES) as RuleKey[];

/** Quiet besides what is outside the shift; local minutes of the day. */
export const LUNCH = { fromMinute: 12 * 60, toMinute: 13 * 60 + 30 } as const;
/** Working day of whoever has no roster entry for the day; ISO days of the week. */
export const UNROSTERED = { startMinute: 8 * 60 + 30, endMinute: 17 * 60 + 30, days: [1, 2, 3, 4, 5] as readonly number[] } as const;
/** A task due within so many working hours rings at once. */
export const SOON_HOURS = 8;
/** A push counts as acted on within so many working hours of its person. */
export const ACT_WITHIN_HOURS = 8;
/** A warning about the house itself comes again after so long (ms), until it is over. */
export const WARN_AGAIN_AFTER = 86_400_000;
/** Who hears of 批量 and 池检; who hears of the house itself (IT). */
export const CLASS_ROLES = ['after', 'qc'] as const;
export const HOUSE_ROLE = 'operator';
/** Steps whose tasks and notices stop shipments or production. */
const STOPPING: ReadonlySet<string> = new Set(['hold', 'open.hold']);
/** The step by which a customer is supplied ahead (预先补货). */
const SUPPLYING: ReadonlySet<string> = new Set(['supplyOrder']);

/** @param step step of the task, or anchor of the notice · @param urgent the customer's line stands still, or the work goes before all other */
export function ruleFor(kind: NotificationKind, { step, soon = false, urgent = false }: { readonly step?: string; readonly soon?: boolean; readonly urgent?: boolean } = {}): RuleKey {
  if ((kind === 'task' || kind === 'notice') && step !== undefined && STOPPING.has(step)) return 'stop_work';
  if (kind === 'alarm') return 'house';
  return kind === 'task' && (soon || urgent || (step !== undefined && SUPPLYING.has(step))) ? 'task_soon' : kind;
}
