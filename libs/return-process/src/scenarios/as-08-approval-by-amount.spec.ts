/** AS-08 (S001-20): up to 500.00 yuan 总经办 approves, above it 总经理; usable and scrap quantities stand apart; nothing is shipped before. */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { askedOf, counted, fulfils, given, judged, signs, tries } from './scenario.fixture.js';

/** 30 pcs at 15.00 and a freight budget of 50.00: the sheet says 500.00 yuan (50,000 Fen). */
const sheet = (amount = 50_000) => given('S001-20@1', at('03 09:00'), {
  lines: [{ item: 'VALVE', batch: 'V7', qty: '30', unit: 'pcs', unitPrice: 1_500 }], attrs: { reason: 'incoming_reject', amount }, more: { forms: ['sheet'] },
});
const usable = (qty: string) => ({ qty, goods: 'RESTOCK', remedy: 'REFUND_FULL' });
const scrap = (qty: string) => ({ qty, goods: 'SCRAP', remedy: 'REPLENISH' });

function counting(run: ReturnRun, received: string): ReturnRun {
  run.does('review', at('03 10:00'), signs('return', 1), { staff: 'e-approver' });
  run.does('instruct', at('03 10:10'), { addressCode: 'WH', freightPayer: 'open', forms: [] });
  run.does('arrive', at('04 09:00'), { packages: 2, packagingBroken: false });
  run.does('receive', at('04 09:30'), counted(received));
  return run;
}
function inspected(run: ReturnRun, sample: string): ReturnRun {
  run.does('arrival_notice', at('04 10:00'), { areaCode: 'RETURN', label: '退货待判' });
  run.does('inspect', at('04 11:00'), { method: 'full', lines: [{ line: 1, sample, passed: '18', failed: String(Number(sample) - 18) }] });
  return run;
}
const judgedSheet = (amount?: number): ReturnRun => {
  const run = inspected(counting(sheet(amount), '30'), '30');
  run.does('dispose', at('04 12:00'), judged(usable('18'), scrap('12')));
  return run;
};

describe('AS-08 approval over 500 yuan, quantity split', () => {
  it('AS-08 · R19 K04: 500.00 goes to 总经办, 500.01 to 总经理', () => {
    expect(askedOf(judgedSheet(50_000), 'settleApprove')).toEqual(['gmOffice']);
    expect(askedOf(judgedSheet(50_001), 'settleApprove')).toEqual(['gm']);
  });

  it('AS-08 · R23 §4.4 line split: usable 18 and scrap 12 stand apart; a sum other than 30 is refused', () => {
    const run = inspected(counting(sheet(), '30'), '30');
    for (const parts of [[usable('18'), scrap('11')], [usable('19'), scrap('12')]]) expect(tries(run, 'dispose', at('04 11:30'), judged(...parts))).toEqual(['quantity_excess']);
    expect(run.goods()).toEqual({ undecided: 30 });
    expect(tries(run, 'dispose', at('04 12:00'), judged(usable('18'), scrap('12')))).toBe('applied');
    expect(run.goods()).toEqual({ RESTOCK: 18, SCRAP: 12 });
  });

  it('AS-08 · R51 R19 K17: no 出库单 and no goods before the approval; finance books with sheet and 出库单 in hand', () => {
    const run = judgedSheet();
    run.does('supply_order', at('04 13:00'), { formNo: 'BH-1', qty: '12' }, { staff: 'e-sales' });
    expect(askedOf(run, 'supplyApprove')).toEqual(['gmOffice']);
    for (const step of ['duty.outboundSlip', 'make', 'ship', 'post']) expect(run.steps()).not.toContain(step);
    run.does('replacement_approval', at('04 14:00'), signs('replacement', 2), { staff: 'e-office' });
    run.does('make', at('04 14:30'), { qty: '12' });
    // 18 pcs at 15.00 = 270.00 are refunded, 12 are made good in kind
    expect(run.task('settleApprove').menu.amount).toBe(27_000);
    run.does('settlement_approval', at('04 15:00'), signs('settlement', 2), { staff: 'e-office' });
    expect([askedOf(run, 'duty.outboundSlip'), run.steps().includes('ship')]).toEqual([['keeper'], false]);
    fulfils(run, 'outboundSlip', at('04 15:10'), 'CK-1');
    expect(run.steps()).toEqual(expect.arrayContaining(['ship', 'duty.toFinance']));
    expect(run.steps()).not.toEqual(expect.arrayContaining(['post']));
    fulfils(run, 'toFinance', at('04 15:20'));
    expect(run.task('post').menu.amount).toBe(27_000);
    run.does('ship', at('04 16:00'), { qty: '12', waybillRef: 'WB-1' });
    run.does('post', at('04 16:10'), { net: 27_000, methodCode: 'bank', voucherNo: 'V-1' });
    run.does('refund_paid', at('04 16:20'), { amount: 27_000, routeCode: 'bank', voucherNo: 'P-1' });
    fulfils(run, 'copies', at('04 16:30'));
    run.does('stock_in', at('04 17:00'), { qty: '18', storeCode: 'S1' });
    run.does('scrap_request', at('05 08:00'), { qty: '12', formNo: 'BF-1', reasonCode: 'broken' }, { staff: 'e-qc' });
    run.does('scrap_approval', at('05 09:00'), signs('scrap', 1), { staff: 'e-qchead' });
    run.does('scrap', at('05 10:00'), { qty: '12' });
    expect([run.state.result, run.state.settlement?.paid, run.state.anomalies]).toEqual(['completed', 27_000, []]);
  });

  it('AS-08 · R51: everything is made good in kind: without the approval of the sheet nothing leaves the house', () => {
    const run = inspected(counting(sheet(50_001), '30'), '30');
    run.does('dispose', at('04 12:00'), judged({ qty: '30', goods: 'SCRAP', remedy: 'REPLENISH' }));
    run.does('supply_order', at('04 13:00'), { formNo: 'BH-1', qty: '30' }, { staff: 'e-sales' });
    expect([askedOf(run, 'supplyApprove'), run.steps().includes('make'), run.steps().includes('ship')]).toEqual([['gm'], false, false]);
    run.does('replacement_approval', at('04 14:00'), signs('replacement', 1, 'reject'), { staff: 'e-gm' });
    expect(run.steps()).toEqual(expect.arrayContaining(['scrapRequest']));
    for (const step of ['supplyOrder', 'make', 'ship']) expect(run.steps()).not.toContain(step);
  });

  it('AS-08 · R23: 28 received show a variance of −2, and the split must add up to 28', () => {
    const run = counting(sheet(), '28');
    expect(run.task('discrepancy')).toMatchObject({ owner: { role: 'sales' }, lines: [{ line: 1, qty: '2' }], notes: [{ code: 'short' }] });
    run.does('discrepancy', at('04 09:40'), { lines: [{ line: 1, qty: '2', result: 'accept' }], reasonCode: 'counted' });
    inspected(run, '28');
    expect(tries(run, 'dispose', at('04 11:30'), judged(usable('18'), scrap('12')))).toEqual(['quantity_excess']);
    expect(tries(run, 'dispose', at('04 12:00'), judged(usable('16'), scrap('12')))).toBe('applied');
    expect(run.goods()).toEqual({ RESTOCK: 16, SCRAP: 12, NOT_SENT: 2 });
    // 16 × 15.00: what never came is not paid for
    expect(run.task('settleApprove').menu.amount).toBe(24_000);
  });
});
