import { describe, expect, it } from '@jest/globals';
import { parseRollup } from './process-memory.js';
import { parseMachineStat, parseStat, treeCpuMs, treeOf, type ProcessTimes } from './process-times.js';

/** As proc(5) gives it: state, ppid, then 9 fields, utime stime cutime cstime, and more. */
const line = '4551 (postgres: a) b (x) S 17 4551 4551 0 -1 4194560 9000 1200000 3 40 120 80 700 300 20 0 1 0 61005 236000000 9000';
const one = (pid: number, parent: number, ownTicks: number, endedChildrenTicks = 0): ProcessTimes => ({ pid, parent, ownTicks, endedChildrenTicks });

describe('processor time from /proc', () => {
  it('reads a line whose command has spaces and brackets', () => {
    expect(parseStat(line)).toEqual({ pid: 4551, parent: 17, ownTicks: 200, endedChildrenTicks: 1_000 });
  });

  it('refuses what is no such line', () => {
    expect(() => parseStat('12 (node) S 1')).toThrow('not a line of /proc');
  });

  it('adds up the whole tree, and nobody beside it', () => {
    const processes = [one(1, 0, 5_000, 9_000), one(10, 1, 20, 7), one(13, 12, 4), one(12, 10, 3, 1), one(11, 10, 2), one(20, 1, 1_000)];
    expect(treeOf(10, processes).map(({ pid }) => pid)).toEqual([10, 12, 11, 13]);
    expect(treeCpuMs(10, processes)).toBe(370);
  });

  it('keeps what an ended backend used, because its parent has waited for it', () => {
    const before = [one(10, 1, 100, 0), one(11, 10, 60)];
    const after = [one(10, 1, 100, 64)];
    expect(treeCpuMs(10, after) - treeCpuMs(10, before)).toBe(40);
  });

  it('counts of the whole machine what worked: neither idle nor waiting, and guests once', () => {
    expect(parseMachineStat('cpu  700 20 300 90000 400 5 6 50 30 1\ncpu0 350 10 150 45000 200 2 3 25 15 0\n')).toBe(1_031);
    expect(() => parseMachineStat('intr 1 2 3')).toThrow('not /proc/stat');
  });

  it('says so when the process is gone', () => {
    expect(() => treeCpuMs(10, [one(11, 10, 1)])).toThrow('process 10 does not run');
  });
});

describe('memory from /proc', () => {
  it('reads the shared-out and the resident size, not their kin', () => {
    const text = 'aaaa-bbbb ---p 00000000 00:00 0 [rollup]\nRss:   204800 kB\nPss:   102400 kB\nPss_Dirty:   5 kB\nSwapPss:   0 kB\n';
    expect(parseRollup(text)).toEqual({ pssKb: 102_400, rssKb: 204_800 });
  });
});
