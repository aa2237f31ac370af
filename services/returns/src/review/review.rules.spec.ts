import { expect, it } from '@jest/globals';
import { reviewFaults } from './review.rules.js';

it('审核 accepts without a reason, rejects and asks for papers with one', () => {
  expect(reviewFaults({ verdict: 'accept' })).toEqual([]);
  expect(reviewFaults({ verdict: 'reject', reasonCode: 'not_ours' })).toEqual([]);
  expect(reviewFaults({ verdict: 'supplement', reasonCode: 'photo_missing' })).toEqual([]);
  expect(reviewFaults({ verdict: 'supplement' })).toMatchObject([{ path: 'reasonCode', zh: '补资料必须给出原因' }]);
  expect(reviewFaults({ verdict: 'reject' }).map((fault) => fault.path)).toEqual(['reasonCode']);
});
