/** 暂停 and 恢复 of a return's clocks (process-model.md §1.6: reason and end are mandatory). This desk alone records them. */
import { Problem } from '@guitu/platform/http/problem';

/** Longest pause that one decision may give; whoever needs more decides again. */
export const LONGEST_PAUSE = 90 * 24 * 60 * 60_000;

/** The last pause or resumption of a return, as this desk recorded it. */
export interface LastControl { readonly kind: 'pause' | 'resume'; readonly until: number | null }

const pausedUntil = (last: LastControl | null, now: number): number | null =>
  last?.kind === 'pause' && last.until !== null && last.until > now ? last.until : null;

/** @throws Problem 409 while a pause runs, 422 when the end is not ahead or too far */
export function checkPause(until: number, last: LastControl | null, now: number): void {
  if (pausedUntil(last, now) !== null) throw Problem.conflict('already-paused', '时限已暂停，请先恢复。', 'The clocks are paused already; resume them first.');
  if (until <= now) throw Problem.unprocessable('pause-over', '暂停的结束时间必须在将来。', 'A pause must end in the future.', [{ path: 'until', zh: '必须晚于现在', en: 'must be later than now' }]);
  if (until > now + LONGEST_PAUSE) throw Problem.unprocessable('pause-too-long', '一次最多暂停 90 天。', 'One pause lasts 90 days at most.', [{ path: 'until', zh: '最多 90 天', en: 'at most 90 days' }]);
}

/** @throws Problem 409 when nothing is paused: never was, was resumed, or the pause has run out */
export function checkResume(last: LastControl | null, now: number): void {
  if (pausedUntil(last, now) === null) throw Problem.conflict('not-paused', '时限没有暂停。', 'The clocks are not paused.');
}
