/**
 * One limit, paused, resumed and extended at random, under random ticks and late deliveries, against a direct computation
 * from the list of what happened, minute by minute: it shares nothing with the core or the calendar's arithmetic.
 */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import type { CalendarSpan } from '@guitu/calendar/span';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changed } from './changed-policy.fixture.js';
import { contextOf } from './return-process.js';
import { at, ReturnRun } from './return-run.fixture.js';

const [MINUTE, DAY, OFFSET, SETTLE] = [60_000, 86_400_000, 8 * 3_600_000, 5_000];
const START = at('03 10:00');

// ── the direct computation ────────────────────────────────────────────────────────────────────────
const weekday = (ms: number): boolean => ![0, 6].includes(new Date(ms + OFFSET).getUTCDay());
function worked(ms: number): boolean {
  const minute = ((ms + OFFSET) % DAY) / MINUTE;
  return weekday(ms) && ((minute >= 480 && minute < 720) || (minute >= 780 && minute < 1050));
}
const midnight = (ms: number): number => ms - ((ms + OFFSET) % DAY);
/** What of a span lies after `from`, up to and including `due`: minutes, worked minutes, ends of days. */
function left(from: number, due: number, span: CalendarSpan): number {
  let count = 0;
  if ('natural' in span) return Math.max(0, due - from) / MINUTE;
  if ('working' in span) {
    for (let ms = from; ms < due; ms += MINUTE) if (worked(ms)) count += 1;
    return count;
  }
  for (let end = midnight(from) + DAY; end <= due; end += DAY) if (end > from && ('dayEnd' in span || weekday(end - MINUTE))) count += 1;
  return count;
}
/** The first instant at which so much has passed. */
function after(from: number, amount: number, span: CalendarSpan): number {
  if (amount === 0) return from;
  if ('natural' in span) return from + amount * MINUTE;
  for (let ms = from; ; ms += MINUTE) if (left(from, ms, span) === amount) return ms;
}
function firstDue(span: CalendarSpan): number {
  if ('workdays' in span) {
    let day = midnight(START);
    for (let n = span.workdays; n > 0;) if (weekday((day += DAY))) n -= 1;
    return day + DAY;
  }
  if ('dayEnd' in span) return midnight(START) + (span.dayEnd + 1) * DAY;
  return after(START, 'natural' in span ? span.natural : 'working' in span ? span.working : 0, span);
}

type Word = { what: 'pause' | 'resume' | 'inspect'; at: number } | { what: 'extend'; at: number; to: number };
interface Truth { dues: number[]; breaches: number[]; metAt: number | null; state: string }

function directly(span: CalendarSpan, words: readonly Word[], now: number): Truth {
  const truth: Truth = { dues: [firstDue(span)], breaches: [], metAt: null, state: 'running' };
  let pausedAt: number | null = null;
  let missed = false;
  const due = (): number => truth.dues[truth.dues.length - 1] as number;
  /** the due time then in force passed while the clock ran */
  const until = (end: number): void => {
    if (missed || due() >= Math.min(end, pausedAt ?? end)) return;
    missed = true;
    truth.breaches.push(due());
  };
  for (const word of words) {
    if (truth.metAt !== null) break;
    until(word.at);
    if (word.what === 'pause') pausedAt ??= word.at;
    else if (word.what === 'inspect') truth.metAt = word.at;
    else if (word.what === 'extend') {
      if (word.to <= word.at) continue;
      truth.dues.push(word.to);
      missed = false;
    } else if (pausedAt !== null) {
      if (due() >= pausedAt) truth.dues.push(Math.max(after(word.at, left(pausedAt, due(), span), span), word.at));
      pausedAt = null;
    }
  }
  if (truth.metAt === null) until(now - SETTLE + 1);
  else truth.state = truth.breaches.length > 0 ? 'late' : 'met';
  return truth;
}
// ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The same words told to the core; each is delivered so late, and time looked at so often. */
function told(span: CalendarSpan, words: readonly Word[], now: number, delays: readonly number[], ticks: readonly number[]): Truth {
  const policy = changed({ sla: { inspection: { budget: span, extend: { by: ['qcHead'], times: 99 } } } });
  const run = new ReturnRun(contextOf(policy, TEST_PLAIN, SETTLE), at('03 09:00'));
  run.does('review', at('03 09:10'), { gate: 'return', level: 1, verdict: 'accept' }, { staff: 'e-head' });
  run.does('instruct', at('03 09:20'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] });
  run.does('receive', START, { lines: [{ line: 1, received: '12' }], documents: [], signedBy: [] }, { received: START });
  run.does('arrival_notice', START, { areaCode: 'A', label: 'x' }, { received: START });
  const clockId = run.clock('inspection').id;
  const taskId = run.task('inspect').taskId;
  let clock = START;
  words.forEach((word, index) => {
    const received = Math.max(clock, word.at + (delays[index % delays.length] ?? 0));
    for (const tick of ticks) if (clock + tick < received) run.tick((clock += tick), tick % 3 !== 0);
    clock = Math.max(clock, received);
    const options = { task: null, received, role: 'qcHead' };
    if (word.what === 'pause') run.does('pause', word.at, { reasonCode: 'r', until: word.at + 400 * DAY }, options);
    else if (word.what === 'resume') run.does('resume', word.at, { reasonCode: 'r' }, options);
    else if (word.what === 'extend') run.does('extend', word.at, { clockId, newDue: word.to, reasonCode: 'r' }, { ...options, desk: 'returns' });
    else if (run.clock('inspection').metAt === null) run.does('inspect', word.at, { method: 'full', lines: [{ line: 1, sample: '12', passed: '12', failed: '0' }] }, { task: taskId, received });
  });
  run.tick(Math.max(now, clock));
  const { editions, breaches, metAt, state } = run.clock('inspection');
  return { dues: editions.map(({ dueAt }) => dueAt), breaches: breaches.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ dueAt }) => dueAt), metAt, state };
}

const span = fc.oneof(
  fc.integer({ min: 1, max: 3000 }).map((natural): CalendarSpan => ({ natural })), fc.integer({ min: 1, max: 1200 }).map((working): CalendarSpan => ({ working })),
  fc.integer({ min: 1, max: 4 }).map((workdays): CalendarSpan => ({ workdays, until: 'day_end' })), fc.integer({ min: 0, max: 4 }).map((dayEnd): CalendarSpan => ({ dayEnd })),
);
/** What happened, in order of time: minutes since the one before, and for an extension how long. */
const words = fc.array(fc.tuple(fc.constantFrom('pause', 'resume', 'pause', 'resume', 'extend', 'inspect'), fc.integer({ min: 1, max: 2000 }), fc.integer({ min: -200, max: 5000 })), { minLength: 1, maxLength: 8 })
  .map((list) => {
    let now = START;
    return list.map(([what, gap, longer]): Word => {
      now += gap * MINUTE;
      return what === 'extend' ? { what, at: now, to: now + longer * MINUTE } : { what: what as 'pause', at: now };
    });
  });

describe('a clock', () => {
  it('is what follows from the list of what happened, however it was told and looked at (I7 I8 I10, pause and resume)', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 3000 }).map((minutes) => minutes * MINUTE), { minLength: 1, maxLength: 4 });
    const ticks = fc.array(fc.integer({ min: 1, max: 400 * MINUTE }), { maxLength: 6 });
    let breached = 0;
    fc.assert(fc.property(span, words, fc.integer({ min: 0, max: 20_000 }), delays, ticks, (of, list, idle, late, looks) => {
      const now = (list.at(-1)?.at ?? START) + Math.max(...late) + idle * MINUTE;
      const truth = directly(of, list, now);
      if (truth.breaches.length > 0) breached += 1;
      expect(told(of, list, now, late, looks)).toEqual(truth);
      expect(told(of, list, now, [0], [])).toEqual(truth);
    }), { numRuns: 250 });
    expect(breached).toBeGreaterThan(50);
  }, 300_000);

  it('a pause costs exactly itself: paused and resumed at once nothing moves', () => {
    fc.assert(fc.property(span, fc.integer({ min: 1, max: 4000 }), (of, minute) => {
      const when = START + minute * MINUTE;
      const { dues } = told(of, [{ what: 'pause', at: when }, { what: 'resume', at: when }], when, [0], []);
      expect(new Set(dues).size).toBe(1);
    }), { numRuns: 60 });
  }, 120_000);
});
