import { describe, expect, it } from '@jest/globals';
import { reworkFaults } from './rework.rules.js';

const report = (qtyDone: string, qtyUnrepairable: string) => reworkFaults({ qtyDone, qtyUnrepairable });

describe('reworkFaults', () => {
  it('accepts a whole report, a part, and parts that cannot be repaired', () => {
    for (const [done, not] of [['5', '0'], ['0.001', '0'], ['0', '1'], ['4', '1']] as const) expect(report(done, not)).toEqual([]);
  });
  it('refuses a report about nothing, however it is written', () => {
    for (const nothing of ['0', '0.0', '0.000']) expect(report(nothing, nothing)).toEqual([expect.objectContaining({ path: 'qtyDone' })]);
  });
});
