import { describe, expect, it } from '@jest/globals';
import { MOST_ATTEMPTS, nextOf, type Answer } from './posting.rules.js';

const first = { attempts: 1, repeated: false, keysAreUnique: true };
const again = { attempts: 2, repeated: true, keysAreUnique: true };

describe('what follows an answer', () => {
  it('a number ends it, whenever it comes', () => {
    for (const about of [first, again]) expect(nextOf({ is: 'found', voucherNo: 'V-1' }, about)).toEqual({ to: 'booked', voucherNo: 'V-1' });
  });
  it('a refusal ends the first; of a repeat it may be about the first copy, so it is asked about', () => {
    expect(nextOf({ is: 'refused', code: 'period-closed' }, first)).toEqual({ to: 'refused', reason: 'period-closed' });
    expect(nextOf({ is: 'refused', code: 'key-taken' }, again)).toEqual({ to: 'later', waitMs: 30_000 });
  });
  it('silence is asked about later, each time after twice as long, and in the end by a person', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => nextOf({ is: 'silent' }, { ...again, attempts }));
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 240_000].map((waitMs) => ({ to: 'later', waitMs })));
    expect(nextOf({ is: 'silent' }, { ...again, attempts: MOST_ATTEMPTS })).toEqual({ to: 'unknown', reason: 'no-answer' });
  });
  it('what is not there is sent again only to a system that refuses the second itself', () => {
    const absent: Answer = { is: 'absent' };
    expect(nextOf(absent, again)).toEqual({ to: 'send' });
    expect(nextOf(absent, { ...again, keysAreUnique: false })).toEqual({ to: 'unknown', reason: 'sent-and-not-found' });
  });
});
