/** 暂停 and 恢复 of a return's clocks (process-model.md §1.6: reason and end are mandatory). This desk alone records them. */
import { Problem, type FieldError } from '@guitu/platform/http/problem';

/** Longest pause that one decision may give; whoever needs more decides again. */
export const LONGEST_PAUSE = 90 * 24 * 60 * 60_000;

/** The last pause or resumption of a return, as this desk recorded it; instants UTC ms. */
export interface LastControl { readonly kind: 'pause' | 'resume'; readonly until: number | null }

const isPaused = (last: LastControl | null, now: number): boolean => last?.kind === 'pause' && last.until !== null && last.until > now;

/** @throws Problem 409 while a pause runs */
export function pauseFaults(until: number, last: LastControl | null, now: number): FieldError[] {
  if (isPaused(last, now)) throw Problem.conflict('already-paused', '时限已暂停，请先恢复。', 'The clocks are paused already; resume them first.');
  if (until <= now) return [{ path: 'until', zh: '必须晚于现在', en: 'must be later than now' }];
  return until > now + LONGEST_PAUSE ? [{ path: 'until', zh: '一次最多暂停 90 天', en: 'one pause lasts 90 days at most' }] : [];
}

/** @throws Problem 409 when nothing is paused: never was, was resumed, or the pause has run out */
export function requirePaused(last: LastControl | null, now: number): void {
  if (!isPaused(last, now)) throw Problem.conflict('not-paused', '时限没有暂停。', 'The clocks are not paused.');
}
