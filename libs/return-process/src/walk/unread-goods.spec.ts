/** The step of the walk's argument that says what is read of goods (ADR 0009, 4), asked by machine. */
import { describe, expect, it } from '@jest/globals';
import { profile } from '../return-run.fixture.js';
import { askLives } from './unread-goods.fixture.js';

describe.each([['headline@1', 12], ['S000-04@1', 6], ['S000-15@1', 8], ['S001-18@1', 5], ['S003-14@1', 8]] as const)('two pieces under %s', (ref, lives) => {
  it('what is done to the whole, to other goods and to what is owed for them reads nothing of goods that an act on them changes', () => {
    const { asked, faults } = askLives(profile(ref), '2', lives, 7);
    expect(faults).toEqual([]);
    // calling off, and others' work: a check that asks nothing says nothing
    expect(asked.get('cancel') ?? 0).toBeGreaterThan(10);
    expect(asked.size).toBeGreaterThan(5);
  });
});
