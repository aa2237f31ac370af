/** Which steps that are switched off tell states apart all the same (ADR 0009). */
import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../policy/types.js';
import { contextUnder } from '../return-run.fixture.js';
import { isIdleFor } from './switched-off.fixture.js';

const NOTHING: Patch['review'] = { meeting: null, home: 'return', report: null, effect: null, toCustomer: null };
const idle = (review: Patch['review'], ...steps: string[]): boolean[] => {
  const ctx = contextUnder({ key: 'review', version: 1, extends: 'factory@1', review: { ...NOTHING, ...review } });
  return steps.map((step) => isIdleFor(ctx, step));
};

describe('a step that is switched off', () => {
  it('tells nothing when all that waits for it is switched off as well', () => {
    expect(idle({}, 'improve', 'effect', 'report', 'ack')).toEqual([true, true, true, true]);
  });
  it('matters when a step that is on waits for it, directly or over another one that is off; not what comes after', () => {
    expect(idle({ toCustomer: { by: 'qc', form: 'rma' } }, 'improve', 'effect', 'report')).toEqual([false, false, false]);
    expect(idle({ report: { by: 'qc', kind: 'improvement' } }, 'improve', 'effect')).toEqual([false, true]);
  });
  it('matters when something follows from its being skipped: 改善 that is left to the complaint, the lines that are taken in', () => {
    expect(idle({ home: { complaint: 'S000-17c@1' } }, 'improve')).toEqual([false]);
    expect(idle({}, 'complete', 'exception', 'alternative')).toEqual([false, false, false]);
  });
  it('of one consignment or one portion is told, always', () => {
    expect(idle({}, 'papers', 'recountAck')).toEqual([false, false]);
  });
});
