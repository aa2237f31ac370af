/** AS-11 (S001-19 and S000-02, the shops): windows, the refund and its route. Amounts in Fen. */
import { describe, expect, it } from '@jest/globals';
import { inOrder, type Recorded } from './case-record.fixture.js';

const PLATFORM = 'AS-11 S001-19';
const texts = async (record: Awaited<ReturnType<Recorded>>): Promise<string[]> => (await record.effects('notice-requested')).map(({ text }) => text);

export function platformIsKept(recorded: Recorded): void {
  it('AS-11 T26 K01: without a reason to the 7th day, for a fault to the 15th; after it nobody is asked and the customer is told', async () => {
    for (const [name, out] of [['no reason, 6 days', false], ['no reason, 8 days', true], ['a fault, 14 days', false], ['a fault, 16 days', true]] as const) {
      const record = await recorded(`${PLATFORM}, ${name}`);
      expect([name, record.played.status.result, (await texts(record)).includes('return_rejected'), (await record.effects('task-stated')).length === 0]).toEqual([name, out ? 'rejected' : 'completed', out, out]);
    }
  });

  it('AS-11 K03: what is without reason needs nobody’s leave, a fault is looked at by 客服', async () => {
    expect(await (await recorded(`${PLATFORM}, no reason, 6 days`)).facts('review')).toEqual([]);
    expect((await (await recorded(`${PLATFORM}, a fault, 14 days`)).facts('review')).map(({ by }) => by.role)).toEqual(['cs']);
  });

  it('AS-11 T27 R29 K17 K18: 299.00 by the original route within the limit that runs from the goods’ return; neither more nor elsewhere', async () => {
    const record = await recorded(`${PLATFORM}, no reason, 6 days`);
    expect([record.answered('by another route'), record.answered('more than was paid')]).toEqual([[422, 'routeCode'], [422, 'amount']]);
    expect((await record.fact('refund_paid')).payload).toMatchObject({ amount: 29_900, routeCode: 'original' });
    const [returned = 0, paid = 0] = await record.times('arrive', 'refund_paid');
    expect(await record.clock('refund')).toMatchObject({ state: 'met', startedAt: returned, metAt: paid, owner: { role: 'fin' } });
    expect(inOrder(await record.times('receive', 'post', 'refund_paid'))).toBe(true);
    expect(await texts(record)).toContain('refund_paid');
  });

  it('AS-11 T27: a late refund is paid all the same; finance’s head is rung once, at the limit', async () => {
    const record = await recorded(`${PLATFORM}, refund late`);
    expect((await record.rungs('refund')).filter(([action]) => action !== 'remind').slice(0, 2)).toEqual([['breach', 'fin', 0], ['escalate', 'finHead', 0]]);
    expect([(await record.clock('refund'))?.state, (await record.fact('refund_paid')).payload['amount']]).toEqual(['late', 29_900]);
  });

  it('AS-11 R03 §4.4: worn shoes go back to the buyer, and no money is asked for, booked or paid', async () => {
    const record = await recorded(`${PLATFORM}, no reason, worn`);
    expect(await record.facts('post', 'refund_paid')).toEqual([]);
    expect((await record.effects('task-stated')).filter(({ desk }) => desk === 'finance')).toEqual([]);
    expect((await record.fact('send_back')).payload['qty']).toBe('1');
  });
}

export function sevenDaysAreKept(recorded: Recorded): void {
  describe('the eighth day', () => {
    it('AS-11 R01 T06 K02: only the company lets it in; then 客服 reviews as ever and 299.00 are refunded', async () => {
      const record = await recorded('AS-11 S000-02, 8 days, the company agrees');
      expect((await record.facts('exception', 'review')).map(({ kind, by }) => [kind, by.role])).toEqual([['exception', 'company'], ['review', 'cs']]);
      expect((await record.fact('refund_paid')).payload).toMatchObject({ amount: 29_900, routeCode: 'original' });
    });

    it('AS-11 R01: without its consent it is refused, and 客服 is never asked', async () => {
      const record = await recorded('AS-11 S000-02, 8 days, the company does not');
      expect([(await record.fact('exception')).payload['verdict'], await record.facts('review')]).toEqual(['reject', []]);
      expect(await texts(record)).toContain('return_rejected');
    });
  });
}
