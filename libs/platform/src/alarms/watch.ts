import type { AlarmKind, Wrong } from '@guitu/contracts/http/alarms';

/** Somebody who looks after one thing: a service's postings, its disk, the calendars of the plants. */
export interface Watch {
  /** unique in its service; notifications tells by it whose alarm is whose */
  readonly name: string;
  readonly kinds: readonly AlarmKind[];
  /** Everything that is wrong now, the oldest first. When it throws, nothing is known, and what was said before stands. */
  look(): Promise<readonly Wrong[]>;
}
