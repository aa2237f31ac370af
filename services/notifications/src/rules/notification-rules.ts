/** product.md §5 as data: what rings, through which door, how often. Who is rung, the ladder of the policy says (libs/return-process). */
import type { NotificationKind } from '../ringing/message.rules.js';

export interface NotificationRule {
  readonly zh: string;
  readonly en: string;
  /** a push on the person's channel; without it the list in the application and the digest tell */
  readonly push: boolean;
  /** further messages of the same rule to the same person within so many minutes become one */
  readonly mergeMinutes: number;
  /** passes quiet hours (暂停出货/生产, recall, 质量事故) */
  readonly breaksThrough: boolean;
}
const rule = (zh: string, en: string, push: boolean, mergeMinutes: number = 5, breaksThrough: boolean = false): NotificationRule => ({ zh, en, push, mergeMinutes, breaksThrough });

export const RULES = {
  task: rule('新待办', 'New tasks', false),
  task_soon: rule('8 工时内到期的待办', 'Tasks due within 8 working hours', true),
  stop_work: rule('暂停出货/生产', 'Stop shipments or production', true, 0, true),
  remind: rule('即将到期', 'Due soon', true),
  breach: rule('超时', 'Overdue', true),
  escalate: rule('升级', 'Escalated', true),
  breach_withdrawn: rule('撤销超时', 'No longer overdue', false),
  notice: rule('通知', 'Notices', true),
  closed: rule('结案', 'Closed', true),
} as const satisfies Record<string, NotificationRule>;
export type RuleKey = keyof typeof RULES;

/** Quiet besides what is outside the shift; local minutes of the day. */
export const LUNCH = { fromMinute: 12 * 60, toMinute: 13 * 60 + 30 } as const;
/** Working day of whoever has no roster entry for the day; ISO days of the week. */
export const UNROSTERED = { startMinute: 8 * 60 + 30, endMinute: 17 * 60 + 30, days: [1, 2, 3, 4, 5] as readonly number[] } as const;
/** A task due within so many working hours rings at once. */
export const SOON_HOURS = 8;
/** Steps whose tasks and notices stop shipments or production. */
const STOPPING: ReadonlySet<string> = new Set(['hold', 'open.hold']);

/** @param step step of the task, or anchor of the notice */
export function ruleFor(kind: NotificationKind, { step, soon = false }: { readonly step?: string; readonly soon?: boolean } = {}): RuleKey {
  if ((kind === 'task' || kind === 'notice') && step !== undefined && STOPPING.has(step)) return 'stop_work';
  return kind === 'task' && soon ? 'task_soon' : kind;
}
