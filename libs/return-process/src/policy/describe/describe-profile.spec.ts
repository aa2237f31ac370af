import { describe, expect, it } from '@jest/globals';
import { PROFILES, SEED_PROCEDURES, TIME_LAPSES } from '../profiles/catalogue.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { Span } from '../time.js';
import type { ResolvedProfile } from '../types.js';
import { describeProfile } from './describe-profile.js';
import { both, spanWords } from './words.js';

const profile = (ref: ProfileRef): ResolvedProfile => resolveProfile(ref, PROFILES).profile!;
const page = (ref: ProfileRef, house: ProfileRef = 'factory@1'): string => describeProfile(profile(ref), profile(house));

describe('a profile in words', () => {
  it.each([...SEED_PROCEDURES, ...TIME_LAPSES])('%s leaves no word untranslated', (ref) => {
    const text = page(ref);
    expect(text).not.toMatch(/undefined|\[object|“”|^- 的，|\bif ,|\b([a-z]\w+) \/ \1\b/m);
    for (const line of text.split('\n').filter((row) => row.startsWith('|'))) expect(line.split(/(?<!\\)\|/).length).toBeGreaterThanOrEqual(4);
  });

  it.each<[Span, string]>([
    [{ natural: 60 }, '1 小时 / 1 h'], [{ natural: 4320 }, '3 天 / 3 d'], [{ natural: 90 }, '90 分钟 / 90 min'], [{ natural: 0 }, '0 分钟 / 0 min'], [{ working: 1440 }, '24 小时（工作时） / 24 h of work'],
    [{ workdays: 3, until: 'day_end' }, '3 个工作日 / 3 working days'], [{ workdays: 1, until: 'shift_end' }, '1 个工作日（至下班） / 1 working day (end of shift)'],
    [{ dayEnd: 0 }, '当日 24:00 / 24:00, day + 0'], [{ dayEnd: 1 }, '次日 24:00 / 24:00, day + 1'], [{ months: 2 }, '2 个月 / 2 months'], [{ monthDay: 25 }, '每月 25 日 / day 25 of the month'],
    [{ seconds: 10 }, '10 秒 / 10 s'], [{ agreed: 'plan' }, '按 plan 约定的日期 / date agreed in plan'],
  ])('%j: %s', (span, words) => expect(both(spanWords(span))).toBe(words));
});
