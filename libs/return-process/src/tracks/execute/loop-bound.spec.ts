import { expect, it } from '@jest/globals';
import { profile } from '../../return-run.fixture.js';
import type { Portion } from '../../state.js';
import { isAtBound, roundsLeft } from './loop-bound.js';

it('R44: goods go round up to the bound and as often more as was granted', () => {
  const headline = profile('headline@1');
  const policy = { ...headline, loops: { ...headline.loops, rework: { ...headline.loops.rework, max: 2 } } };
  const after = (rounds: number, granted?: number) => ({ rounds: { rework: rounds }, ...(granted !== undefined && { granted: { rework: granted } }) }) as unknown as Portion;
  expect([after(1), after(2), after(2, 2), after(4, 2)].map((portion) => isAtBound(policy, portion, 'rework'))).toEqual([false, true, false, true]);
  expect([after(0), after(1), after(2, 2)].map((portion) => roundsLeft(policy, portion, 'rework'))).toEqual([1, 0, 1]);
});
