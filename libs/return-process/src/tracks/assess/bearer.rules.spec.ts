import { expect, it } from '@jest/globals';
import { profile } from '../../return-run.fixture.js';
import { needsAssessment } from './bearer.rules.js';

it('R40: an own fault is assessed where the policy assesses, any other never', () => {
  const { responsibility } = profile('factory@1');
  const under = (penalty: typeof responsibility.penalty, fault: string) => needsAssessment({ responsibility: { ...responsibility, penalty } }, fault);
  expect([under('fine', 'own'), under('fine', 'supplier'), under('none', 'own')]).toEqual([true, false, false]);
});
