/** 方案与答复 (product.md §1 A6): what the process proposes stands in the question's task; the customer's answer, with the way it came and what he sent, closes it. */
import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import type { ProfileRef } from '@guitu/return-process/policy/resolve';
import { holderOf, play, type Wishes } from './play-return.js';
import { ReturnInProcess } from './return-in-process.js';
import type { ReturnsStand } from './returns-stand.js';

const LETTER = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const OUT_OF_WARRANTY = { lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs', shipDate: '2015-01-05' }] };
/** An answer as its table keeps it. */
const kept = (said: object): object => Object.fromEntries(Object.entries(said).map(([field, value]) => [field, String(value)]));
const PRICED = { lines: [{ item: 'ITEM-1', qty: '10', unit: 'pcs', unitPrice: 1_000 }] };

export function tellsOfProposals(stand: () => ReturnsStand): void {
  const uploaded = async (person: string): Promise<string> => {
    const response = await fetch(`${stand().desk.service.url}/api/returns/v1/attachments`, {
      method: 'POST', body: new Uint8Array(LETTER), signal: AbortSignal.timeout(60_000),
      headers: { authorization: `Bearer ${await stand().desk.token(person)}`, 'content-type': 'application/pdf', 'idempotency-key': `letter-${crypto.randomUUID()}` },
    });
    return ((await response.json()) as { id: string }).id;
  };

  describe('what is proposed to the customer', () => {
    it.each<[string, ProfileRef, object, Wishes, TaskMenu, object]>([
      ['报价', 'S003-09@1', OUT_OF_WARRANTY, {}, { about: 'fee', fee: 30_000 }, {}],
      ['返工风险', 'S000-15@1', PRICED, { onsite: ({ lines }) => JSON.stringify(lines).includes('rework') }, { about: 'consent', goods: 'ONSITE_REWORK' }, {}],
      ['特采', 'S000-15@1', PRICED, { onsite: ({ lines }) => JSON.stringify(lines).includes('concession') }, { about: 'consent', goods: 'CONCESSION' }, {}],
      ['差异复签', 'S001-12@1', PRICED, { counted: '8' }, { about: 'recount' }, {}],
      ['先行折让', 'S001-08@1', { ...PRICED, attrs: { severity: 'minor' } }, {}, { about: 'settleFirst', choices: expect.arrayContaining(['DISCOUNT']) as unknown as ['DISCOUNT'] }, { choice: 'DISCOUNT' }],
      ['折价', 'S000-14@1', PRICED, {}, { about: 'propose', amount: 10_000, upTo: 10_000 }, { choice: 'REFUND_PARTIAL', amount: 7_500 }],
    ])('A6: %s: what is proposed stands in the question; answered by phone, with what he sent, it is closed and the process goes on', async (_what, ref, more, wishes, menu, said) => {
      const process = await ReturnInProcess.of(stand(), ref, more);
      await play(process, wishes, 'customer_reply');
      const task = await process.task('customer_reply');
      const person = holderOf(task);
      expect(task.menu).toMatchObject({ ...menu, answers: expect.arrayContaining(['accept']) });
      const listed = async (reader: string) => (await stand().desk.get(`/returns/${process.returnNo}/proposals`, reader)).body['items'] as { id: string; state: string; offered: TaskMenu; answer: object | null }[];
      expect((await listed(person)).at(-1)).toMatchObject({ state: 'open', about: menu.about, offered: menu, answer: null });
      const letter = await uploaded(person);
      expect(await process.answer('customer_reply', { about: menu.about, answer: 'accept', ...said, wayCode: 'phone', attachments: [letter] }, person)).toEqual(['applied']);
      expect((await process.tasks()).map(({ taskId }) => taskId)).not.toContain(task.taskId);
      expect(process.asks(task.taskId).state).toBe('done');
      expect(await stand().rowsOf('customer_answer', process.returnNo)).toMatchObject([{ about: menu.about, answer: 'accept', choice: null, amount: null, ...kept(said), way_code: 'phone' }]);
      expect((await listed('e-gm')).at(-1)).toMatchObject({ state: 'answered', offered: menu, answer: { answer: 'accept', wayCode: 'phone', by: person, ...said } });
      expect(JSON.stringify(await listed('e-keeper'))).not.toMatch(/"(amount|fee)":/);
      expect((await stand().desk.get(`/returns/${process.returnNo}/proposals`, 'e-qc-other')).status).toBe(404);
      const { items } = (await stand().desk.get(`/returns/${process.returnNo}/attachments`, person)).body as unknown as { items: { id: string; kind: string }[] };
      expect(items.filter(({ kind }) => kind === 'customer_reply').map(({ id }) => id)).toEqual([letter]);
    });
  });
}
