import { describe, expect, it } from '@jest/globals';
import { LONGEST_PAUSE, pauseFaults, requirePaused } from './clock-control.rules.js';

const now = 1_000_000;
const running = { kind: 'pause' as const, until: now + 1 };

describe('暂停', () => {
  it('ends ahead, after 90 days at most', () => {
    expect(pauseFaults(now + LONGEST_PAUSE, null, now)).toEqual([]);
    expect(pauseFaults(now + LONGEST_PAUSE + 1, null, now).map((fault) => fault.path)).toEqual(['until']);
    expect(pauseFaults(now, null, now).map((fault) => fault.path)).toEqual(['until']);
  });

  it('is refused while another runs, allowed after it ran out or was ended', () => {
    expect(() => pauseFaults(now + 5, running, now)).toThrow(expect.objectContaining({ status: 409, code: 'already-paused' }));
    expect(pauseFaults(now + 5, { kind: 'pause', until: now }, now)).toEqual([]);
    expect(pauseFaults(now + 5, { kind: 'resume', until: null }, now)).toEqual([]);
  });
});

describe('恢复', () => {
  it('ends a running pause and nothing else', () => {
    expect(() => requirePaused(running, now)).not.toThrow();
    for (const last of [null, { kind: 'pause' as const, until: now }, { kind: 'resume' as const, until: null }]) {
      expect(() => requirePaused(last, now)).toThrow(expect.objectContaining({ status: 409, code: 'not-paused' }));
    }
  });
});
