/** AS-08 (S001-20, the tracking sheet). Amounts in Fen. */
import { expect, it } from '@jest/globals';
import { inOrder, type Recorded } from './case-record.fixture.js';

const A = 'AS-08, 500.00';
const B = 'AS-08, 500.01 and two short';

export function trackingSheetIsKept(recorded: Recorded): void {
  it('AS-08 R19 K04: 500.00 is approved by 总经办, 500.01 by 总经理', async () => {
    const approvers = async (name: string) => (await (await recorded(name)).facts('settlement_approval', 'replacement_approval')).map(({ kind, by }) => [kind, by.role]);
    expect((await approvers(A)).toSorted()).toEqual([['replacement_approval', 'gmOffice'], ['settlement_approval', 'gmOffice']]);
    expect(await approvers(B)).toEqual([['settlement_approval', 'gm']]);
  });

  it('AS-08 R23: usable and scrap stand apart; another sum than what is there is refused', async () => {
    const record = await recorded(A);
    expect([record.answered('18 + 11 of 30'), record.answered('19 + 12 of 30'), (await recorded(B)).answered('18 + 12 of 28')].map(([status, path]) => [status, path?.split('.')[0]])).toEqual([[422, 'lines'], [422, 'lines'], [422, 'lines']]);
    expect((await record.fact('dispose')).payload['lines']).toEqual([{ line: 1, portions: [{ qty: '18', goods: 'RESTOCK', remedy: 'REFUND_FULL' }, { qty: '12', goods: 'SCRAP', remedy: 'REPLENISH' }] }]);
  });

  it('AS-08 R23: 28 of 30 received shows a variance of −2, told to 营业部 and 品控; the split adds up to 28', async () => {
    const record = await recorded(B);
    expect(await record.task('discrepancy')).toMatchObject({ owner: { role: 'sales' }, lines: [{ line: 1, qty: '2' }], notes: [{ code: 'short' }] });
    expect((await record.effects('notice-requested')).filter(({ text }) => text === 'quantity_mismatch').flatMap(({ to }) => to.map(({ role }) => role)).toSorted()).toEqual(['qc', 'sales']);
    // 16 usable × 15.00: what never came is not paid for
    expect((await record.effects('amount-proposed')).at(-1)?.net).toBe(24_000);
    expect((await record.facts('refund_paid')).map(({ payload }) => payload['amount'])).toEqual([24_000]);
  });

  it('AS-08 R51: 出库单 and goods only after the approval, finance books with sheet and 出库单 in hand; 18 × 15.00 = 270.00 are refunded', async () => {
    const record = await recorded(A);
    expect(record.answered('shipped before the approval')[0]).toBeGreaterThanOrEqual(400);
    expect(inOrder(await record.times('replacement_approval', 'ship'))).toBe(true);
    expect(inOrder(await record.times('settlement_approval', 'duty:outboundSlip', 'duty:toFinance', 'post', 'refund_paid'))).toBe(true);
    expect(inOrder(await record.times('duty:outboundSlip', 'ship'))).toBe(true);
    expect((await record.facts('ship', 'post', 'refund_paid')).map(({ kind, payload }) => [kind, payload['qty'] ?? payload['net'] ?? payload['amount']]).toSorted()).toEqual([['post', 27_000], ['refund_paid', 27_000], ['ship', '12']]);
  });
}
