import { expect, it } from '@jest/globals';
import { canSplit, MAX_PORTIONS } from './portions.js';
import type { ReturnState } from './state.js';

const having = (count: number): ReturnState => ({ scopes: Array.from({ length: count }, () => ({ kind: 'portion' })) }) as unknown as ReturnState;

it('a return has room for two hundred portions and no more', () => {
  expect(MAX_PORTIONS).toBe(200);
  expect([canSplit(having(199)), canSplit(having(200)), canSplit(having(198), 3)]).toEqual([true, false, false]);
});
