import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LineAttrs } from './attributes.js';
import { holds, type When } from './conditions.js';
import { REGION_LIMIT, regionsOf } from './regions.js';

type W = When<LineAttrs>;

describe('regions', () => {
  it('cut a number at its constants', () => {
    expect(regionsOf<LineAttrs>([{ qty: { gte: 20 } }], false)?.map(({ qty }) => qty)).toEqual([19, 20, 21]);
  });
  it('keep what is fixed and add the unknown only when asked', () => {
    expect(regionsOf<LineAttrs>([{ goods: 'SCRAP', passed: true }], false, { goods: 'REWORK' })).toEqual([{ goods: 'REWORK', passed: true }, { goods: 'REWORK', passed: false }]);
    expect(regionsOf<LineAttrs>([{ passed: true }], true)).toEqual([{ passed: true }, { passed: false }, {}]);
  });
  it('stand for codes nobody mentions', () => expect(regionsOf<LineAttrs>([{ grade: { in: ['A', 'B'] } }], false)).toHaveLength(3));
  it('give up rather than try too many', () => {
    const many = Object.fromEntries(['asNew', 'claim', 'deadlock', 'late', 'passed', 'repairable', 'resaleable', 'sealBroken', 'partsChanged', 'userDamage', 'thickened', 'packOnly', 'registerHit', 'ownProduct', 'photo'].map((key) => [key, { known: true }]));
    expect(2 ** 14 * 3).toBeGreaterThan(REGION_LIMIT);
    expect(regionsOf<LineAttrs>([many as W], false)).toBeNull();
  });

  it('miss no case: whatever a condition says of real attributes, it says of one region', () => {
    const condition = fc.constantFrom<W>(
      { qty: { gte: 20 } }, { qty: { gt: 10, lt: 30 } }, { amount: { lte: 500 } }, { severity: { in: ['serious', 'incident'] } }, { grade: { notIn: ['A'] } },
      { any: [{ passed: true, qty: { lt: 5 } }, { severity: 'minor' }] }, { all: [{ grade: 'B' }, { passed: false }] },
    );
    const attrs = fc.record({ qty: fc.nat(50), amount: fc.nat(1000), severity: fc.constantFrom('minor' as const, 'serious' as const, 'incident' as const), grade: fc.constantFrom('A', 'B', 'C', 'D'), passed: fc.boolean() });
    fc.assert(fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), attrs, (whens, real) => {
      const said = whens.map((when) => holds(when, real));
      expect((regionsOf(whens, false) ?? []).some((region) => whens.every((when, index) => holds(when, region) === said[index]))).toBe(true);
    }), { numRuns: 500 });
  });
});
