import { describe, expect, it } from '@jest/globals';
import { againstLimits, planInForce, plannedSample, type InspectionPlan } from './inspection-plan.rules.js';

const plan = (more: Partial<InspectionPlan>): InspectionPlan => ({
  companyCode: 'GT01', code: 'P', version: 1, name: { zh: '方案', en: null }, product: null, group: null, method: 'sample', shareBps: 1000, atLeast: null, checks: [], active: true, ...more,
});

describe('the plan in force', () => {
  const plans = [plan({ code: 'B', group: 'PUMPS' }), plan({ code: 'A', group: 'PUMPS' }), plan({ code: 'OWN', product: 'PUMP-1' }), plan({ code: 'OLD', product: 'PUMP-2', active: false })];
  it.each([['PUMP-1', 'PUMPS', 'OWN'], ['PUMP-2', 'PUMPS', 'A'], ['PUMP-2', null, undefined], ['VALVE', 'VALVES', undefined]])('of %s in group %s is %s', (product, group, code) => {
    expect(planInForce(plans, product, group)?.code).toBe(code);
  });
});

describe('the sample a plan asks for', () => {
  it.each<[string, Partial<InspectionPlan>, number, 'pcs' | 'kg', number]>([
    ['a tenth of 25, rounded up', { shareBps: 1000 }, 25, 'pcs', 3], ['at least five', { shareBps: 1000, atLeast: 5 }, 25, 'pcs', 5], ['at least five of three: all three', { shareBps: null, atLeast: 5 }, 3, 'pcs', 3],
    ['every piece', { method: 'full', shareBps: null }, 25, 'pcs', 25], ['at least 2 kg of 9.5', { shareBps: null, atLeast: 2 }, 9500, 'kg', 2000],
  ])('%s', (_what, more, held, unit, steps) => expect(plannedSample(plan(more), held, unit)).toBe(steps));
});

it('limits are compared as they are written: on the limit is within', () => {
  const limits = { low: '-0.5', high: '12.30' };
  expect(['-0.50', '-0.51', '12.3', '12.300001', '9', '100', '-1'].map((value) => againstLimits(value, limits))).toEqual(['within', 'below', 'within', 'above', 'within', 'above', 'below']);
  expect(againstLimits('5', { low: null, high: '4.999' })).toBe('above');
});
