import { describe, expect, it } from '@jest/globals';
import { ASK_KEYS, GATES, GATE_STEPS, STEP_KEYS } from '../policy/steps.js';
import { rowOf, STEP_ROWS } from '../tracks/step-rows.js';

describe('the catalogue has every part of the policy language', () => {
  it('a row for each step a policy may name', () => expect(STEP_KEYS.filter((key) => rowOf(key) === undefined)).toEqual([]));
  it('a step for each question to the customer', () => expect(ASK_KEYS.filter((key) => !STEP_ROWS.some(({ ask }) => ask === key))).toEqual([]));
  it('a step for each gate', () => {
    expect(GATES.filter((gate) => !STEP_ROWS.some((row) => row.gate === gate))).toEqual([]);
    expect(Object.values(GATE_STEPS).filter((step) => rowOf(step) === undefined)).toEqual([]);
  });
});
