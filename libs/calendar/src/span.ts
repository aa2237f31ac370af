/**
 * The kinds of time limit a procedure sets; four different clocks and some dates (design.md §3, process-model.md §1.6).
 * A date agreed with somebody (`agreed`) is resolved by whoever knows the fact that names it.
 */

/** Whole minutes. */
export type Minutes = number;

export type CalendarSpan =
  /** 自然时: minutes by the clock on the wall */
  | { readonly natural: Minutes }
  /** 工作时: minutes inside the shifts of working days */
  | { readonly working: Minutes }
  /** 工作日: end of the n-th working day after the start day */
  | { readonly workdays: number; readonly until: 'shift_end' | 'day_end' }
  /** 当日 = 0, 次日 = 1: 24:00 local time of the start day + n, working day or not */
  | { readonly dayEnd: number }
  /** 自然月: 24:00 of the same day of the month n months later, or of that month's last day */
  | { readonly months: number }
  /** 月结日: 24:00 of the next such day of a month; a day off moves it to the working day before */
  | { readonly monthDay: number }
  /** Seconds; only a profile marked `demo` may use it (time-lapse) */
  | { readonly seconds: number };

/** Spans that can also be counted backwards from a due time (rungs before it). */
export type ReminderSpan = Extract<CalendarSpan, { natural: Minutes } | { working: Minutes } | { workdays: number } | { seconds: number }>;
