/** Money that another system books: refused, ordered anew; the answer cut while the customer withdraws. Amounts in Fen. */
import { expect, it } from '@jest/globals';
import type { Recorded } from './case-record.fixture.js';

interface Posting { readonly kind: string; readonly state: string; readonly reason: string | null; readonly external_key: string; readonly voucher_no: string | null }
const told = async (record: Awaited<ReturnType<Recorded>>) => (await record.facts('post', 'refund_paid')).map(({ kind, payload }) => [kind, payload['net'] ?? payload['amount']]);

/** @param postings of a return, in the order of their keys */
export function bookedElsewhereIsKept(recorded: Recorded, postings: (subject: string) => Promise<readonly Posting[]>): void {
  it('E4: a posting the ERP refuses is shown with its reason and ordered anew: another document, one voucher for ever', async () => {
    const record = await recorded('S000-02, a posting is refused and ordered anew');
    const { returnNo } = record.played;
    expect(record.answered('ordered')[0]).toBe(201);
    expect((await postings(record.played.subject)).map(({ kind, state, reason, external_key: key }) => [kind, state, reason, key])).toEqual([
      ['settlement', 'refused', 'period-closed', `${returnNo}-C1`], ['settlement', 'booked', null, `${returnNo}-C2`], ['refund', 'booked', null, `${returnNo}-R1`],
    ]);
    expect(await told(record)).toEqual([['post', 88_000], ['refund_paid', 88_000]]);
  });

  it('E5: withdrawn while finance pays and the answer is cut: paid once, and the withdrawal is a person’s to judge', async () => {
    const record = await recorded('S000-02, withdrawn while finance pays');
    expect(record.answered('withdrawn')[0]).toBe(201);
    expect((await postings(record.played.subject)).map(({ kind, state }) => [kind, state])).toEqual([['settlement', 'booked'], ['refund', 'booked']]);
    expect(await told(record)).toEqual([['post', 88_000], ['refund_paid', 88_000]]);
    expect((await record.facts('resolve')).length).toBe(1);
  });
}
