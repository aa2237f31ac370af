import { describe, expect, it } from '@jest/globals';
import { scrapReviewFaults } from './scrap-review.rules.js';

const paths = (...args: Parameters<typeof scrapReviewFaults>) => scrapReviewFaults(...args).map(({ path }) => path);

describe('scrapReviewFaults', () => {
  it('takes an acceptance without a reason and a refusal with one', () => {
    expect(paths({ level: 2, verdict: 'accept' }, { level: 2 })).toEqual([]);
    expect(paths({ level: 2, verdict: 'reject', reasonCode: 'reworkable' }, { level: 2 })).toEqual([]);
  });
  it('refuses a refusal without a reason', () => expect(paths({ level: 1, verdict: 'reject' }, { level: 1 })).toEqual(['reasonCode']));
  it('refuses a verdict of another level than the task’s', () => {
    expect(paths({ level: 1, verdict: 'accept' }, { level: 2 })).toEqual(['level']);
    expect(paths({ level: 2, verdict: 'reject' }, { level: 1 })).toEqual(['level', 'reasonCode']);
  });
});
