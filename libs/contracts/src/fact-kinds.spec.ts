import { describe, expect, it } from '@jest/globals';
import { EVENTS } from './events/catalogue.js';
import { FACT_KINDS, FACT_KIND_LIST, factEventType } from './fact-kinds.js';
import { SIGNALS, signalOf, SYSTEM_SIGNAL } from './process-names.js';

describe('the vocabulary of facts', () => {
  it('gives every kind one Chinese name, one event name and no double', () => {
    expect(new Set(FACT_KIND_LIST.map((k) => FACT_KINDS[k].zh)).size).toBe(FACT_KIND_LIST.length);
    expect(new Set(FACT_KIND_LIST.map((k) => FACT_KINDS[k].event)).size).toBe(FACT_KIND_LIST.length);
  });
  it('keeps the four signals of the mission on their handlers', () => {
    expect(SIGNALS).toEqual(expect.arrayContaining([['审核', 'review'], ['验收', 'receive'], ['判定', 'dispose'], ['返修完成', 'repair']]));
  });
  it('offers 首件确认 and 入账 for typing, and nothing that only the system says', () => {
    expect(SIGNALS).toEqual(expect.arrayContaining([['首件确认', 'first_article'], ['入账', 'post'], ['换版', 'repin']]));
    for (const kind of ['pool_started', 'totals', 'link', 'calendar'] as const) {
      expect(SIGNALS.map(([, alias]) => alias)).not.toContain(kind);
      expect(signalOf(kind)).toBe(SYSTEM_SIGNAL);
    }
  });
  it('has one event per desk and kind in the catalogue', () => {
    for (const kind of FACT_KIND_LIST) for (const desk of FACT_KINDS[kind].desks) expect(EVENTS.has(factEventType(desk, kind))).toBe(true);
  });
  it('refuses a fact whose payload belongs to another kind', () => {
    const event = EVENTS.get('quality.disposition-decided.v1');
    const envelope = {
      factId: '0b7e7d2e-5a53-4f0e-9f4b-3e3f8ad2a001', kind: 'dispose', companyCode: 'C1', plantCode: 'P1', returnNo: 'RT2026-0001',
      performedAt: 1, recordedAt: 1, by: { dept: 'QUALITY', role: 'qcs', staff: 'e-1' }, via: 'desk',
    };
    expect(event?.schema.safeParse({ ...envelope, payload: { lines: [{ line: 1, portions: [{ qty: '3', goods: 'SCRAP', remedy: 'NONE' }] }] } }).success).toBe(true);
    expect(event?.schema.safeParse({ ...envelope, payload: { qty: '3' } }).success).toBe(false);
    expect(event?.schema.safeParse({ ...envelope, payload: { lines: [{ line: 1, portions: [{ qty: '3', goods: 'SCRAP', remedy: 'NONE' }], note: '张三' }] } }).success).toBe(false);
  });
});
