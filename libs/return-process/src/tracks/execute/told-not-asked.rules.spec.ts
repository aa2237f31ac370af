import { expect, it } from '@jest/globals';
import { profile } from '../../return-run.fixture.js';
import type { Portion } from '../../state.js';
import { isToldNotAsked } from './told-not-asked.rules.js';

it('§1.5: the customer is asked until the last new judgement is used up, and not at all when the return winds down', () => {
  const policy = profile('headline@1');
  const { max } = policy.loops.redecide;
  const told = (redecided: number, windDown = false) => isToldNotAsked(policy, { redecided, windDown } as Portion);
  expect([told(max), told(max + 1), told(0, true)]).toEqual([false, true, true]);
});
