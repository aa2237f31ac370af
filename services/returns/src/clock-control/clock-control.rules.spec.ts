import { describe, expect, it } from '@jest/globals';
import { checkPause, checkResume, LONGEST_PAUSE } from './clock-control.rules.js';

const now = 1_000_000;
const running = { kind: 'pause' as const, until: now + 1 };

describe('暂停', () => {
  it('ends ahead, after 90 days at most', () => {
    expect(() => checkPause(now + LONGEST_PAUSE, null, now)).not.toThrow();
    expect(() => checkPause(now + LONGEST_PAUSE + 1, null, now)).toThrow(expect.objectContaining({ status: 422, code: 'pause-too-long' }));
    expect(() => checkPause(now, null, now)).toThrow(expect.objectContaining({ status: 422, code: 'pause-over' }));
  });

  it('is refused while another runs, allowed after it ran out or was ended', () => {
    expect(() => checkPause(now + 5, running, now)).toThrow(expect.objectContaining({ status: 409, code: 'already-paused' }));
    expect(() => checkPause(now + 5, { kind: 'pause', until: now }, now)).not.toThrow();
    expect(() => checkPause(now + 5, { kind: 'resume', until: null }, now)).not.toThrow();
  });
});

describe('恢复', () => {
  it('ends a running pause and nothing else', () => {
    expect(() => checkResume(running, now)).not.toThrow();
    for (const last of [null, { kind: 'pause' as const, until: now }, { kind: 'resume' as const, until: null }]) {
      expect(() => checkResume(last, now)).toThrow(expect.objectContaining({ status: 409, code: 'not-paused' }));
    }
  });
});
