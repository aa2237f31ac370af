/** AS-06 (S003-15): quantity classes, what a batch needs, what changes when it becomes one, new goods that go first. */
import { describe, expect, it } from '@jest/globals';
import { at, PIECES, profile, type ReturnRun } from '../return-run.fixture.js';
import { quantityClass } from '../tracks/assess/quantity-class.rules.js';
import { askedOf, given, signs, tries } from './scenario.fixture.js';

const returned = (qty: string, attrs: object = {}, when = '03 08:00') => given('S003-15@1', at(when), {
  lines: [{ ...PIECES, item: 'MODEL-M', qty, unitPrice: 20_000, shipDate: '2025-01-06', warrantyMonths: 12 }], attrs: { channel: 'agent', requestType: 'repair', reason: 'function', ...attrs }, more: { forms: ['list'] },
});
/** Who is asked after the first level has agreed. */
function secondLevel(run: ReturnRun): string[] {
  run.does('review', at('03 08:10'), signs('return', 1), { staff: 'e-after' });
  return askedOf(run, 'approve');
}

describe('AS-06 class boundaries', () => {
  it.each([
    [[['M', 49]], 'sporadic'], [[['M', 50]], 'batch'], [[['M', 49], ['N', 50]], 'batch'], [[['M', 49], ['N', 49]], 'sporadic'], [[['M', 49], ['N', 49], ['O', 2]], 'batch'],
  ] as const)('AS-06 · R17 K11: %j on one day is %s', (models, expected) => {
    expect(quantityClass(profile('S003-15@1'), {}, models.map(([item, claimed]) => ({ item, claimed })))).toBe(expected);
  });

  it('AS-06 · R20 K04: 60 pcs need 分管副总 too, 49 do not, a quality incident needs 总经理', () => {
    expect([secondLevel(returned('60')), secondLevel(returned('49'))]).toEqual([['vp'], []]);
    expect(secondLevel(returned('10', { severity: 'incident' }))).toEqual(['gm']);
  });

  it('AS-06 · R17 R20 §4.4 class change while running: 30 in the morning, 30 of the same model in the afternoon: both are batch', () => {
    const [morning, afternoon] = [returned('30'), returned('30', {}, '03 14:00')];
    expect(secondLevel(morning)).toEqual([]);
    const totals = { dayModelQty: '60', dayTotalQty: '60', version: 1 };
    for (const run of [morning, afternoon]) expect(tries(run, 'totals', at('03 14:05'), totals, { task: null })).toBe('applied');
    // the morning's approval stands, the missing level signs in a second round
    expect([askedOf(morning, 'approveAgain'), morning.steps().includes('instruct')]).toEqual([['vp'], true]);
    afternoon.does('review', at('03 14:10'), signs('return', 1), { staff: 'e-after' });
    expect(askedOf(afternoon, 'approve')).toEqual(['vp']);
  });

  it('AS-06 · R31 K19 §4.4 advance replacement: a batch’s new goods go out while the returned ones are on their way, and settle the remedy', () => {
    const run = returned('60', { requestType: 'exchange', wantsAdvance: true });
    run.does('review', at('03 08:10'), signs('return', 1), { staff: 'e-after' });
    expect(run.steps()).not.toContain('supplyOrder');
    run.does('review', at('03 08:20'), signs('return', 3), { staff: 'e-vp' });
    run.does('supply_order', at('03 09:00'), { formNo: 'XS-1', qty: '60' });
    run.does('ship', at('03 10:00'), { qty: '60', waybillRef: 'WB-1' });
    expect([run.goods(), run.status().lines[0]?.portions.map(({ remedy, place }) => [remedy, place])]).toEqual([{ undecided: 60 }, [['EXCHANGE', 'expected']]]);
    expect(returned('49', { requestType: 'exchange', wantsAdvance: true }).steps()).not.toContain('supplyOrder');
  });
});
