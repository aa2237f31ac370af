/**
 * A plant's calendar as data: versioned, pinned per return, pure JSON. Everything a due time depends on is in it, so the
 * same snapshot gives the same instant on every machine and in every replay (design.md §3 Calendar).
 */

/** The offset that holds from an instant on; ordered by `fromUtcMs`. Before the first entry the first offset holds. */
export interface ZoneTransition { readonly fromUtcMs: number; readonly offsetMinutes: number }

/** One shift of a working day, in minutes since local midnight; `endMinute` ≤ 1440, excluded. Ordered, not overlapping. */
export interface Shift { readonly startMinute: number; readonly endMinute: number }

export interface CalendarSnapshot {
  readonly key: string;
  readonly version: number;
  /** IANA name for people; the arithmetic uses `transitions` alone. */
  readonly zone: string;
  readonly transitions: readonly ZoneTransition[];
  readonly shifts: readonly Shift[];
  /** ISO days of the week without work: 1 = Monday … 7 = Sunday. */
  readonly weekend: readonly number[];
  /** Days off beyond the weekend, `YYYY-MM-DD` in local time; after `coveredUntil` those that hold by law already. */
  readonly holidays: readonly string[];
  /** 调休: days of a weekend on which work is made up, `YYYY-MM-DD`. A make-up day wins over weekend and holiday. */
  readonly workdays: readonly string[];
  /** Last local day (included) for which all holidays and make-up days are announced; a due time after it is provisional. */
  readonly coveredUntil: string;
}
