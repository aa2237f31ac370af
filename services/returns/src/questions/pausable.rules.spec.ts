import { describe, expect, it } from '@jest/globals';
import { pausableClock } from './pausable.rules.js';

const policy = { sla: { inspection: { pauseWhile: ['discrepancy' as const] }, transport: {} } };
const clock = (sla: string, more: object = {}) => ({ clockId: `c1/${sla}`, sla, taskId: 'c1/inspect/1/1', state: 'running' as const, ...more });

describe('a limit that stands for a question', () => {
  it('is one of the named task whose policy lists the matter', () => {
    const clocks = [clock('transport'), clock('inspection')];
    expect(pausableClock(policy, clocks, 'discrepancy', undefined)).toBe('c1/inspection');
    expect(pausableClock(policy, clocks, 'discrepancy', 'c1/inspect/1/1')).toBe('c1/inspection');
    expect(pausableClock(policy, clocks, 'discrepancy', 'c1/dispose/1/1')).toBeNull();
    expect(pausableClock(policy, clocks, 'consent', undefined)).toBeNull();
  });

  it.each(['paused', 'met', 'late', 'cancelled'] as const)('is not one that is %s', (state) => {
    expect(pausableClock(policy, [clock('inspection', { state })], 'discrepancy', undefined)).toBeNull();
  });
});
