import { describe, expect, it } from '@jest/globals';
import { formPrefix, localYear, looksIssuedHere, paperNumber, TO_BE_NUMBERED } from './paper-number.rules.js';

describe('numbers of returns and papers', () => {
  it('are prefix, year and six digits', () => {
    expect(paperNumber('RT', 2026, 1)).toBe('RT2026-000001');
    expect(paperNumber('XT', 2026, 999_999)).toBe('XT2026-999999');
  });

  it('grow beyond a million papers a year instead of repeating', () => {
    expect(paperNumber('RT', 2026, 1_000_000)).toBe('RT2026-1000000');
  });

  it('take the year from the plant, not from UTC', () => {
    const newYearInShanghai = new Date('2026-12-31T16:00:00Z');
    expect(localYear(newYearInShanghai, 'Asia/Shanghai')).toBe(2027);
    expect(localYear(new Date(newYearInShanghai.getTime() - 1), 'Asia/Shanghai')).toBe(2026);
  });

  it.each(['RT2026-000001', 'XT2026-1000000'])('%s can only come from here', (text) => expect(looksIssuedHere(text)).toBe(true));
  it('have the prefix of their form; forms without one share a range, which is not that of returns', () => {
    expect(['xiaotui', 'slip', 'list', 'note'].map(formPrefix)).toEqual(['XT', 'TH', 'BD', 'BD']);
  });

  it.each([TO_BE_NUMBERED, '4711', 'RT2026-1', 'rt2026-000001', 'RT2026-000001x'])('%s may come from elsewhere', (text) => expect(looksIssuedHere(text)).toBe(false));
});
