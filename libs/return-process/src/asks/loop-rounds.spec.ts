import { describe, expect, it } from '@jest/globals';
import type { ReturnState } from '../state.js';
import { grantMore, roundsGranted } from './loop-rounds.js';

describe('放行循环', () => {
  it('names the loop it lets go on', () => {
    expect([roundsGranted({ loop: 'payment', rounds: 2 }, 'payment'), roundsGranted({ loop: 'rework', rounds: 2 }, 'payment'), roundsGranted({ loop: 'payment', rounds: 2 }, undefined)]).toEqual([2, null, null]);
  });

  it('allows none to three rounds; more need another one', () => {
    expect([0, 3, 4].map((rounds) => roundsGranted({ loop: 'payment', rounds }, 'payment'))).toEqual([0, 3, null]);
  });

  it('adds up with those before it, loop by loop', () => {
    const state = { granted: {} } as ReturnState;
    grantMore({ state }, 'proposal', 1);
    grantMore({ state }, 'proposal', 2);
    grantMore({ state }, 'appeal', 1);
    expect(state.granted).toEqual({ proposal: 3, appeal: 1 });
  });
});
