import { describe, expect, it } from '@jest/globals';
import { labelFaults, readLabelPattern } from './label-pattern.rules.js';

const faults = (pattern: string, example: string): string[] => labelFaults({ pattern, example }).map(({ field, en }) => `${field}: ${en}`);

describe('a label’s pattern', () => {
  it.each([
    ['(?<product>[A-Z]\\d{4})-(?<batch>B\\d+)', 'P1234-B20260105'], ['SN(?<serial>\\w{8,12})(?:/(?<expiry>\\d{6}))?', 'SN12345678/261231'], ['(?<batch>批号：\\d{6})', '批号：260105'],
    ['(?:L|M)(?<batch>[^\\]/]+)\\.x', 'L77.x'],
  ])('%s reads %s', (pattern, example) => {
    expect(faults(pattern, example)).toEqual([]);
  });

  it.each([
    ['(?<batch>(?:a+)+)', 'A group may not be repeated'], ['(?<batch>\\d+)\\1', 'Not supported from character 14'], ['(?=x)(?<batch>x)', 'Not supported from character 1'], ['(?<batch>\\d', 'brackets'], ['\\d)', 'brackets'],
    ['(?<batch>a*a*a*a*)', 'At most 3 endless'], ['(?<colour>x)', 'nothing called colour'], ['\\d+', 'at least one thing'], ['(?<batch>[z-a])', 'Not a valid expression'], ['(?<batch>a)(?<batch>b)', 'Not a valid expression'], ['(a)', 'Not supported from character 1'],
  ])('%s is refused: %s', (pattern, words) => {
    expect(faults(pattern, 'x').join()).toContain(words);
  });

  it('must fit its example wholly', () => {
    expect(faults('(?<batch>\\d{4})', '12345')).toEqual(['example: The example does not fit the pattern.']);
  });

  it('that is allowed takes no time on a text made to take long', () => {
    const read = readLabelPattern('(?<batch>\\d*\\d*\\d*)x');
    expect(read).toEqual({ parts: ['batch'] });
    // of the third power at most: eight million steps where an unbounded pattern would take for ever
    expect(new RegExp('^(?:(?<batch>\\d*\\d*\\d*)x)$', 'u').test('1'.repeat(200))).toBe(false);
  });
});
