import { describe, expect, it } from '@jest/globals';
import { checkReview } from './review.rules.js';

const task = { level: 2, menu: { gate: 'return', level: 2, verdicts: ['accept' as const, 'reject' as const] } };
const accept = { gate: 'return' as const, level: 2, verdict: 'accept' as const };

describe('审核', () => {
  it('accepts without a reason, rejects with one', () => {
    expect(() => checkReview(accept, task)).not.toThrow();
    expect(() => checkReview({ ...accept, verdict: 'reject', reasonCode: 'not_ours' }, task)).not.toThrow();
    expect(() => checkReview({ ...accept, verdict: 'reject' }, task)).toThrow(expect.objectContaining({ status: 422, code: 'reason-missing' }));
  });

  it('is for the level its task asks for', () => {
    expect(() => checkReview({ ...accept, level: 1 }, task)).toThrow(expect.objectContaining({ code: 'other-level' }));
    expect(() => checkReview(accept, { ...task, menu: { ...task.menu, gate: 'scrap' } })).toThrow(expect.objectContaining({ code: 'other-level' }));
    expect(() => checkReview(accept, { level: 1, menu: {} })).toThrow(expect.objectContaining({ code: 'other-level' }));
  });

  it('knows only the verdicts its task allows', () => {
    expect(() => checkReview({ ...accept, verdict: 'reject', reasonCode: 'x' }, { level: 2, menu: { verdicts: ['accept'] } })).toThrow(expect.objectContaining({ code: 'verdict-not-allowed' }));
  });
});
