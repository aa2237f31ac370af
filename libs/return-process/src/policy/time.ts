/** Limits, ladders and chases as a policy writes them (process-model.md §1.6, §4.1). */
import type { CalendarSpan, ReminderSpan } from '@guitu/calendar/span';
import type { Code, LineAttrs } from './attributes.js';
import type { Clause, Row, When } from './conditions.js';
import type { Anchor, StepKey } from './steps.js';

/** Key of Profile.roles. */
export type Role = string;

/** A span of the calendar, or the date promised in the fact of that step. */
export type Span = CalendarSpan | { readonly agreed: StepKey };

/** One rung: `pct` of the budget used up · before the due time · over it (0 = at the due time). */
export interface Rung {
  readonly at: { readonly pct: number } | { readonly before: ReminderSpan } | { readonly over: CalendarSpan };
  /** owner and head of the obligation; `management` = Profile.management */
  readonly to: Role | 'owner' | 'head' | 'management';
  readonly do: 'remind' | 'breach' | 'escalate';
  /** further firings after the first */
  readonly repeat?: { readonly every: CalendarSpan; readonly times: number };
}

/** 时限: a limit that counts (a breach is recorded). A clock whose ladder has no `breach` rung reminds only. */
export interface Sla {
  readonly zh: string; readonly en: string;
  readonly budget: Span;
  readonly start: Anchor;
  readonly stop: StepKey | `duty:${string}`;
  /** `task` = whoever owns the stopping step's task */
  readonly owner: Role | 'task';
  readonly ladder: Code;
  readonly clause: Clause;
  readonly when?: When<LineAttrs>;
  /** added to the budget when the row holds */
  readonly adds?: readonly Row<LineAttrs, Span>[];
  readonly extend?: { readonly by: readonly Role[]; readonly times: number };
  readonly pauseWhile?: readonly StepKey[];
  /** opens a duty (written notice); the step itself stays open */
  readonly onBreach?: 'none' | { readonly duty: Code };
}

/** 跟催: how a step without a limit is chased; counts in no figure. */
export interface Chase { readonly span: CalendarSpan; readonly steps: Partial<Record<StepKey, CalendarSpan>>; readonly ladder: Code }
