import { describe, expect, it } from '@jest/globals';
import type { LineToInspect } from '../inspection.rules.js';
import { measureFaults, placeOf } from './measures.rules.js';
import { withRestPassed } from './rest-passed.rules.js';

describe('其余合格', () => {
  it('adds what no result speaks of, in the unit of the line, and nothing where all is named', () => {
    const lines = [{ line: 1, item: 'PUMP', qty: '10', unit: 'pcs' as const }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' as const }];
    expect(withRestPassed([{ line: 1, sample: '3', passed: '0', failed: '3' }], lines)).toEqual([
      { line: 1, sample: '3', passed: '0', failed: '3' }, { line: 1, sample: '7', passed: '7', failed: '0' }, { line: 2, sample: '1.5', passed: '1.5', failed: '0' },
    ]);
    expect(withRestPassed([{ line: 1, sample: '10', passed: '10', failed: '0' }], lines.slice(0, 1))).toHaveLength(1);
  });
});

describe('measured values', () => {
  const checks = [{ code: 'RUNOUT', name: { zh: '跳动', en: null }, kind: 'measure', unit: 'mm', low: null, high: '0.05', defect: 'SIZE' }, { code: 'LOOK', name: { zh: '外观', en: null }, kind: 'look', unit: null, low: null, high: null, defect: null }];
  const lines = [{ line: 1, item: 'PUMP', unit: 'pcs', held: 10, least: 5, procedureMethod: null, plan: { code: 'QP', version: 1, checks } }] as unknown as LineToInspect[];
  const measure = (value: string, more: object = {}) => ({ line: 1, piece: 'S1', check: 'RUNOUT', value, ...more });
  const results = (failed: string) => [{ line: 1, sample: '5', passed: '5', failed }];

  it('outside a limit want goods that failed; on the limit is within', () => {
    expect([placeOf(measure('0.050'), lines), placeOf(measure('0.051'), lines)]).toEqual(['within', 'above']);
    expect(measureFaults([measure('0.051')], lines, results('0')).map(({ path }) => path)).toEqual(['measures.0.value']);
    expect(measureFaults([measure('0.051'), measure('0.02', { piece: 'S2' })], lines, results('1'))).toEqual([]);
  });

  it('are of a check the plan measures, once per piece', () => {
    expect(measureFaults([measure('1', { check: 'LOOK' }), measure('1', { check: 'NONE' }), measure('0.01'), measure('0.02')], lines, results('0')).map(({ path }) => path)).toEqual(['measures.0.check', 'measures.1.check', 'measures.3.piece']);
  });
});
