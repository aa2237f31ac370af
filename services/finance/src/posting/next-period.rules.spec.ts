import { expect, it } from '@jest/globals';
import { mayWaitUntil, nextPeriod } from './next-period.rules.js';

it.each([
  ['the middle of a month', '2026-11-22T12:00:00Z', '2026-11-30T16:00:00.000Z'],
  ['its last minute, where it is already next month', '2026-11-30T16:00:00Z', '2026-12-31T16:00:00.000Z'],
  ['the year’s end', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00.000Z'],
])('%s: the first instant of the next month in Shanghai', (_what, now, first) => {
  expect(nextPeriod(Date.parse(now), 'Asia/Shanghai').toISOString()).toBe(first);
});

it('parked: ahead of now, and not a minute beyond a quarter', () => {
  const [now, minute] = [Date.parse('2026-11-22T12:00:00Z'), 60_000];
  const last = now + 93 * 86_400_000;
  expect([now - minute, now, now + 1, now + minute, last - minute, last, last + 1, last + minute].map((until) => mayWaitUntil(until, now))).toEqual([false, false, true, true, true, true, false, false]);
});
