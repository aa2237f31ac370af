import { expect, it } from '@jest/globals';
import { reviewFaults } from './review.rules.js';

it('审核 accepts without a reason and rejects with one', () => {
  expect(reviewFaults({ verdict: 'accept' })).toEqual([]);
  expect(reviewFaults({ verdict: 'reject', reasonCode: 'not_ours' })).toEqual([]);
  expect(reviewFaults({ verdict: 'reject' }).map((fault) => fault.path)).toEqual(['reasonCode']);
});
