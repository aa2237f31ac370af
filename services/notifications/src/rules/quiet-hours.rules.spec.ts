import { describe, expect, it } from '@jest/globals';
import type { RosteredDay } from '@guitu/masterdata-view/people-records';
import { isQuiet, ringsFrom, workingTime, type Presence } from './quiet-hours.rules.js';

const ZONE = 'Asia/Shanghai';
/** Friday 2026-11-20, local time of UTC+8. */
const at = (day: number, hour: number, minute: number = 0): number => Date.UTC(2026, 10, day, hour - 8, minute);
const rostered = (day: number, hours: [number, number] | null, duty: boolean = false): RosteredDay => ({
  companyCode: 'GT01', plantCode: 'SZ1', staff: 'e-1', from: at(day, 0), to: at(day + 1, 0), shift: hours === null ? null : { from: at(day, hours[0]), to: at(day, hours[1]) }, duty, record: `r${day}`,
});
const nobody: Presence = { roster: [], leaves: [] };
const leave = (from: number, to: number): Presence['leaves'][number] => ({ companyCode: 'GT01', staff: 'e-1', from, to, because: 'leave', record: 'l1' });

describe('quiet hours', () => {
  it.each<[string, Presence, number, number]>([
    ['at work without a roster', nobody, at(20, 10), at(20, 10)],
    ['before work', nobody, at(20, 7), at(20, 8, 30)],
    ['at lunch', nobody, at(20, 12, 10), at(20, 13, 30)],
    ['after work on Friday: Monday morning', nobody, at(20, 17, 30), at(23, 8, 30)],
    ['in the night shift', { ...nobody, roster: [rostered(20, [22, 30])] }, at(21, 2), at(21, 2)],
    ['before the night shift, though it is a working hour of others', { ...nobody, roster: [rostered(20, [22, 30])] }, at(20, 10), at(20, 22)],
    ['on a day off by roster: the next rostered shift', { ...nobody, roster: [rostered(20, null), rostered(21, [9, 18])] }, at(20, 10), at(21, 9)],
    ['on duty at night', { ...nobody, roster: [rostered(20, null, true)] }, at(20, 3), at(20, 3)],
    ['on leave until Tuesday noon: after lunch', { ...nobody, leaves: [leave(at(20, 0), at(24, 12))] }, at(20, 10), at(24, 13, 30)],
  ])('%s', (_what, presence, asked, rings) => {
    expect(new Date(ringsFrom(presence, asked, ZONE))).toEqual(new Date(rings));
    expect(isQuiet(presence, rings, ZONE)).toBe(false);
  });

  it('working time leaves out nights, lunch and the weekend', () => {
    expect(workingTime(at(20, 16, 30), at(23, 9, 30), ZONE)).toBe(2 * 3_600_000);
    expect(workingTime(at(20, 11), at(20, 14), ZONE)).toBe(1.5 * 3_600_000);
  });
});
