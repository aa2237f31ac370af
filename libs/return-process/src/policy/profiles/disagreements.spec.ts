/** Where the written procedures disagree (procedures.md 4.1), each keeps its own value: two or more of them side by side, from the text. */
import { describe, expect, it } from '@jest/globals';
import { decide, decisionsOf, firstRow, holds, neverHolds } from '../conditions.js';
import { PROFILES } from './catalogue.js';
import { resolveProfile, type ProfileRef } from '../resolve.js';
import type { ResolvedProfile } from '../types.js';

const of = (ref: ProfileRef): ResolvedProfile => resolveProfile(ref, PROFILES).profile!;
/** Budgets of the limits that end with a step. */
const budgets = (ref: ProfileRef, stop: string): object[] => Object.values(of(ref).sla).filter((sla) => sla.stop === stop).map(({ budget }) => budget);
const HOUR = 60;
const DAY = 24 * HOUR;

describe('procedures that disagree', () => {
  it('K05: first contact within 1 h, 4 h, a working day or three on site', () => {
    expect([budgets('S000-04@1', 'contact'), budgets('S001-08@1', 'contact')]).toEqual([[{ natural: HOUR }], [{ natural: 4 * HOUR }]]);
    expect([budgets('S000-15@1', 'onsite'), budgets('S001-05@1', 'onsite')]).toEqual([[{ workdays: 1, until: 'day_end' }], [{ workdays: 3, until: 'day_end' }]]);
  });

  it('K06: the arrival is told within 1 h, classified within 1 h, counted on the same day, or without a limit', () => {
    expect(budgets('S000-04@1', 'notify')).toEqual([{ natural: HOUR }]);
    expect(budgets('S000-11@1', 'sort')).toEqual([{ natural: HOUR }]);
    expect(budgets('S001-12@1', 'receive')).toEqual([{ dayEnd: 0 }]);
    expect([...budgets('S003-02@1', 'notify'), ...budgets('S003-02@1', 'receive')]).toEqual([]);
  });

  it('K07: decided within 2 h, 2 h and 4 h for the record, 2 days for the unit and 5 for the goods, or by the whole cycle', () => {
    expect(budgets('S000-04@1', 'dispose')).toEqual([{ natural: 2 * HOUR }]);
    expect([budgets('S000-11@1', 'dispose'), budgets('S000-11@1', 'duty:defectSheet')]).toEqual([[{ natural: 2 * HOUR }], [{ natural: 4 * HOUR }]]);
    expect([budgets('S000-17@1', 'responsible'), budgets('S000-17@1', 'dispose')]).toEqual([[{ natural: 2 * DAY }], [{ natural: 5 * DAY }]]);
    expect(budgets('S000-05@1', 'close')).toEqual([{ natural: 7 * DAY }, { natural: 28 * DAY }]);
  });

  it('K08: rework in 1 h and functional repair in 3 working days, by the customer’s date, at most 15 working days, or without a limit', () => {
    expect([budgets('S000-11@1', 'rework'), budgets('S000-11@1', 'reinspect')]).toEqual([[{ natural: HOUR }], expect.arrayContaining([{ workdays: 3, until: 'shift_end' }])]);
    expect(budgets('S003-08@1', 'sendBack')).toEqual([{ agreed: 'approve' }]);
    expect(budgets('S003-15@1', 'rework')).toContainEqual({ workdays: 15, until: 'day_end' });
    expect(budgets('S000-04@1', 'rework')).toEqual([]);
  });

  it('K09: corrective action in 3 days, as an 8D without a limit, or as a report the customer has 45 days to answer', () => {
    expect([of('S001-08@1').review.report?.kind, budgets('S001-08@1', 'improve')]).toEqual(['improvement', [{ natural: 3 * DAY }]]);
    expect([of('S000-11@1').review.report?.kind, budgets('S000-11@1', 'improve')]).toEqual(['8d', []]);
    expect(of('S001-18@1').ask.ack).toMatchObject({ on: true, timeout: { natural: 45 * DAY }, onTimeout: 'deem_accepted' });
  });

  it('K11, P12: 20 pieces choose the sampling, 50 of a model or 100 in a day the class, more than 20 units start a pool', () => {
    const classOf = (ref: ProfileRef, attrs: object): string | undefined => firstRow(of(ref).classes, attrs)?.then;
    expect([classOf('S000-03@1', { qty: 19 }), classOf('S000-03@1', { qty: 20 })]).toEqual(['small', 'large']);
    expect([classOf('S003-15@1', { dayModelQty: 49, dayTotalQty: 99 }), classOf('S003-15@1', { dayModelQty: 50, dayTotalQty: 50 }), classOf('S003-15@1', { dayModelQty: 1, dayTotalQty: 100 })]).toEqual(['sporadic', 'batch', 'batch']);
    expect(of('S003-08@1').inspection.pool).toEqual({ over: 20 });
  });

  it('K15: freight is the customer’s without a fault of ours, half for quality, one trip each in a deadlock', () => {
    const payer = (ref: ProfileRef, attrs: object): string => decide(of(ref).freight, attrs).then.payer;
    expect([payer('S000-03@1', { reasonGroup: 'personal' }), payer('S000-03@1', { reasonGroup: 'quality' })]).toEqual(['customer', 'company']);
    expect(decisionsOf(of('S001-08@1').freight).map(({ payer: who }) => who)).toEqual(expect.arrayContaining(['half', 'company']));
    expect(payer('S001-07@1', { deadlock: true })).toBe('one_trip_each');
  });

  it('K16: 15 % for packaging, the value of missing parts, depreciation, or nothing is deducted', () => {
    const deducted = (ref: ProfileRef): (number | string | undefined)[] => Object.values(of(ref).settlement.deductions).map(({ bps, amount }) => bps ?? amount);
    expect([deducted('S000-03@1'), deducted('S003-15@1'), deducted('S001-05@1')]).toEqual([[1500], ['missingValue'], []]);
    expect(Object.keys(of('S002-01@1').settlement.deductions)).toEqual(['depreciation']);
  });

  it('K17, P18: money goes back the way it came, against receivables, as store credit, or not at all', () => {
    expect([of('S000-02@1').settlement.route.otherwise, of('S000-03@1').settlement.route.otherwise]).toEqual(['original', 'offset']);
    expect(of('S001-13@1').outcomes.remedies).toContain('STORE_CREDIT');
    expect(of('S000-15@1').outcomes.remedies).toContain('CUSTOMER_DEDUCTION');
    expect(neverHolds(of('S003-09@1').settlement.on)).toBe(true);
  });

  it('K18: money moves after inspection, after approval, or 3 working days after receipt', () => {
    expect([of('S000-02@1').settlement.trigger, of('S002-01@1').settlement.trigger, of('S001-19@1').settlement.trigger]).toEqual(['inspect', 'approve', 'receive']);
  });
  it('T27, K18: refund 3 working days after the goods were received', () => expect(budgets('S001-19@1', 'pay')).toEqual([{ workdays: 3, until: 'day_end' }]));

  it('K19, P19, R30, R31: replaced after the decision, before the return against a deposit, or before it in a batch without one', () => {
    expect([neverHolds(of('S000-19@1').replacement.advance), of('S000-19@1').replacement.deposit]).toEqual([true, null]);
    const { advance, deposit } = of('S001-08@1').replacement;
    expect([holds(advance, { wantsAdvance: true, reasonGroup: 'quality' }), deposit === null]).toEqual([true, false]);
    const batch = of('S003-15@1').replacement;
    expect([holds(batch.advance, { wantsAdvance: true, quantityClass: 'batch', requestType: 'exchange' }), holds(batch.advance, { wantsAdvance: true, quantityClass: 'sporadic', requestType: 'exchange' }), batch.deposit]).toEqual([true, false, null]);
  });

  it('K22: the two readings of one chart are two policies: analysed in 2 h, or classified in 2 h', () => {
    expect([budgets('S000-11@1', 'dispose'), budgets('S000-11@1', 'sort')]).toEqual([[{ natural: 2 * HOUR }], [{ natural: HOUR }]]);
    expect([budgets('S000-11B@1', 'dispose'), budgets('S000-11B@1', 'sort')]).toEqual([[], [{ natural: 2 * HOUR }]]);
  });
});
