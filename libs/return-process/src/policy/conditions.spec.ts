import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LineAttrs } from './attributes.js';
import { decide, firstRow, holds, holdsForOne, verdict, type Attrs, type Table, type When } from './conditions.js';

type W = When<LineAttrs>;
type A = Attrs<LineAttrs>;

describe('conditions', () => {
  it.each<[W, A, boolean]>([
    [{}, {}, true],
    [{ any: [] }, {}, false],
    [{ all: [] }, {}, true],
    [{ severity: 'serious' }, { severity: 'serious' }, true],
    [{ severity: 'serious' }, { severity: 'minor' }, false],
    [{ severity: 'serious' }, {}, false],
    [{ severity: { in: ['serious', 'incident'] } }, { severity: 'incident' }, true],
    [{ reasonGroup: { notIn: ['quality'] } }, { reasonGroup: 'personal' }, true],
    [{ reasonGroup: { notIn: ['quality'] } }, { reasonGroup: 'quality' }, false],
    [{ reasonGroup: { notIn: ['quality'] } }, {}, false],
    [{ claim: false }, { claim: false }, true],
    [{ claim: false }, {}, false],
    [{ amount: { gt: 50_000 } }, { amount: 50_000 }, false],
    [{ amount: { gt: 50_000 } }, { amount: 50_001 }, true],
    [{ amount: { gte: 50_000, lt: 60_000 } }, { amount: 59_999 }, true],
    [{ amount: { gte: 50_000, lt: 60_000 } }, { amount: 60_000 }, false],
    [{ amount: { gte: 50_000 } }, { amount: 50_000 }, true],
    [{ amount: { gte: 50_000 } }, { amount: 49_999 }, false],
    [{ amount: { lte: 0 } }, { amount: 0 }, true],
    [{ qty: { eq: 20 } }, { qty: 20 }, true],
    [{ photo: { known: false } }, {}, true],
    [{ photo: { known: false } }, { photo: 'none' }, false],
    [{ photo: { known: true } }, { photo: 'none' }, true],
    [{ severity: 'minor', claim: true }, { severity: 'minor', claim: true }, true],
    [{ severity: 'minor', claim: true }, { severity: 'minor', claim: false }, false],
    [{ any: [{ shelfUsed: { gt: 10_000 } }, { container: { in: ['half', 'empty'] } }] }, { container: 'half' }, true],
    [{ all: [{ passed: true }, { any: [{ grade: 'A' }, { grade: 'B' }] }] }, { passed: true, grade: 'C' }, false],
  ])('%j over %j: %s', (when, attrs, expected) => expect(holds(when, attrs)).toBe(expected));

  it.each<[W, A, boolean | undefined]>([
    [{ docsComplete: true }, {}, undefined],
    [{ docsComplete: true, fraudSuspect: false }, { fraudSuspect: true }, false],
    // what decides decides, whether what is unknown stands before it or after
    [{ fraudSuspect: false, docsComplete: true }, { fraudSuspect: true }, false],
    [{ any: [{ fraudSuspect: false }, { docsComplete: true }] }, { fraudSuspect: false }, true],
    [{ any: [{ docsComplete: true }, { fraudSuspect: false }] }, { fraudSuspect: false }, true],
    [{ any: [{ docsComplete: true }, { fraudSuspect: false }] }, { fraudSuspect: true }, undefined],
    [{ docsComplete: { known: false } }, {}, true],
  ])('eligibility reads %j over %j as %s', (when, attrs, expected) => expect(verdict(when, attrs)).toBe(expected));

  it('holds for a case when it holds for one line', () => {
    expect(holdsForOne<LineAttrs>({ passed: false }, [{ passed: true }, { passed: false }])).toBe(true);
    expect(holdsForOne<LineAttrs>({ passed: false }, [{ passed: true }, {}])).toBe(false);
    expect(holdsForOne<LineAttrs>({}, [])).toBe(false);
  });

  const attrs = fc.record({ severity: fc.constantFrom('minor', 'serious', 'incident'), claim: fc.boolean(), amount: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }) as fc.Arbitrary<A>;
  const { when } = fc.letrec<{ when: W }>((tie) => ({
    when: fc.oneof({ maxDepth: 3 },
      fc.constantFrom<W>({ severity: 'minor' }, { severity: { in: ['serious'] } }, { claim: true }, { claim: false }, { amount: { gt: 50 } }, { amount: { lte: 50 } }),
      fc.array(tie('when'), { maxLength: 3 }).map((all): W => ({ all })), fc.array(tie('when'), { maxLength: 3 }).map((any): W => ({ any }))),
  }));
  it('learning one more attribute never turns a decided condition round', () => {
    fc.assert(fc.property(when, attrs, attrs, (condition, known, more) => {
      const before = verdict(condition, known);
      if (before !== undefined) expect(verdict(condition, { ...more, ...known })).toBe(before);
    }), { numRuns: 1000 });
  });
});

describe('tables', () => {
  const table: Table<LineAttrs, string> = {
    rows: [{ when: { passed: true }, then: 'first', clause: 'A §1' }, { when: { grade: 'A' }, then: 'second', clause: 'A §2' }], otherwise: 'rest',
  };
  it('take the first row that holds, with its clause', () => {
    expect(decide(table, { passed: true, grade: 'A' })).toEqual({ then: 'first', clause: 'A §1' });
    expect(decide(table, { grade: 'A' })).toEqual({ then: 'second', clause: 'A §2' });
    expect(decide(table, {})).toEqual({ then: 'rest', clause: null });
  });
  it('give no row when none holds', () => {
    expect(firstRow(table.rows, { passed: false })).toBeNull();
    expect(firstRow(table.rows, { grade: 'A' })?.then).toBe('second');
  });
});
