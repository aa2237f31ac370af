import { describe, expect, it } from '@jest/globals';
import { poolFaults } from './inspection-pool.rules.js';

describe('池检启动', () => {
  it('R18: begins above the limit, not at it', () => {
    expect(poolFaults('21', '21', { poolOver: 20 })).toEqual([]);
    expect(poolFaults('20', '20', { poolOver: 20 }).map(({ path, en }) => [path, en])).toEqual([['poolQty', 'The pool has 20 pieces; inspection starts above 20.']]);
  });
  it('is held to what the desk counts', () => expect(poolFaults('30', '21', { poolOver: 20 }).map(({ en }) => en)).toEqual(['The pool has 21 pieces.']));
});
