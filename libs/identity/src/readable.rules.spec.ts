import { describe, expect, it } from '@jest/globals';
import { readable } from './readable.rules.js';
import { readersOf, readingRights } from './reading-rights.js';

const of = (dept: 'QUALITY' | 'WAREHOUSE' | 'SALES' | 'FINANCE' | 'MANAGEMENT', ...roles: string[]) => readingRights({ dept, roles });
const fact = { line: 1, unitPrice: 300, hours: 2, bearer: 'supplier', payload: [{ cost: 5, assessment: { code: 'A', amount: 9 }, note: 'x' }] };

describe('who reads as what', () => {
  it('by department, as head besides, as auditor or operator alone', () => {
    expect(readersOf({ dept: 'QUALITY', roles: ['qc'] })).toEqual(['quality']);
    expect(readersOf({ dept: 'QUALITY', roles: ['qcHead'] })).toEqual(['quality', 'head']);
    expect(readersOf({ dept: 'MANAGEMENT', roles: ['operator'] })).toEqual(['operator']);
    expect(readersOf({ dept: 'MANAGEMENT', roles: ['auditor', 'operator'] })).toEqual(['auditor', 'operator']);
    expect(readersOf({ dept: 'WAREHOUSE', roles: ['keeper', 'auditor'] })).toEqual(['workshop', 'auditor']);
  });

  it('of several groups the most', () => {
    expect(of('WAREHOUSE', 'whHead')).toMatchObject({ money: 'yes', cost: 'own', messages: 'yes', contact: 'no' });
    expect(of('WAREHOUSE', 'keeper')).toMatchObject({ money: 'no', cost: 'own', messages: 'own', contact: 'no' });
    expect(of('MANAGEMENT', 'operator')).toMatchObject({ goods: 'technical', money: 'masked', cost: 'no', messages: 'no', contact: 'no' });
  });
});

describe('what is left of an answer', () => {
  it('everything for finance and management', () => {
    expect(readable(fact, of('FINANCE', 'fin'))).toBe(fact);
    expect(readable(fact, of('MANAGEMENT', 'gm'))).toBe(fact);
  });
  it('prices but neither cost nor penalty for sales', () => {
    expect(readable(fact, of('SALES', 'sales'))).toEqual({ line: 1, unitPrice: 300, payload: [{ note: 'x' }] });
  });
  it('no price for the warehouse; its own hours, and nobody else’s', () => {
    expect(readable(fact, of('WAREHOUSE', 'keeper'))).toEqual({ line: 1, payload: [{ note: 'x' }] });
    expect(readable(fact, of('WAREHOUSE', 'keeper'), { own: true })).toEqual({ line: 1, hours: 2, payload: [{ cost: 5, note: 'x' }] });
  });
  it('of quality the value of scrap it is asked to approve, and no other amount; of the workshop none', () => {
    expect(readable({ menu: { amount: 700, bearers: [] } }, of('QUALITY', 'qc'), { deciding: 'scrap' })).toEqual({ menu: { amount: 700 } });
    expect(readable({ menu: { amount: 700 } }, of('QUALITY', 'qc'), { deciding: 'settlement' })).toEqual({ menu: {} });
    expect(readable({ menu: { amount: 700 } }, of('QUALITY', 'qc'))).toEqual({ menu: {} });
    expect(readable({ menu: { amount: 700 } }, of('WAREHOUSE', 'keeper'), { deciding: 'scrap' })).toEqual({ menu: {} });
    expect(readable({ menu: { amount: 700 } }, of('MANAGEMENT', 'operator'), { deciding: 'scrap' })).toEqual({ menu: {} });
  });
  it('what is no object stays as it is', () => {
    expect(readable([null, 1, 'amount', [{ amount: 1 }]], of('WAREHOUSE', 'keeper'))).toEqual([null, 1, 'amount', [{}]]);
  });
});
