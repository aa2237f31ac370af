import { expect, it } from '@jest/globals';
import type { ReturnState, Supply } from '../../state.js';
import { callOff } from './supplies.js';

it('a supply nobody is owed any more is void, and its task is asked back', () => {
  const task = (scope: string) => ({ id: `${scope}/ship/1/1`, scope, step: 'ship', round: 1, level: 1, role: 'keeper', openedAt: 0, rev: 1, state: 'open' as const, notes: [] });
  const state = { tasks: [task('s1'), task('s2')] } as unknown as ReturnState;
  const supply = { id: 's1', decision: 'd1' } as Supply;
  callOff(state, supply);
  expect([supply.decision, state.tasks.map((one) => one.state)]).toEqual(['void', ['asked_back', 'open']]);
});
