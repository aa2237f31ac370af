import { TaskStatedV1 } from '@guitu/contracts/events/process-events';
import type { TaskStatement } from '@guitu/contracts/task';
import { Database } from '@guitu/persistence/database';
import { CLAIM_LASTS } from '@guitu/postings/claim-posting';
import { postingWatch } from '@guitu/postings/posting-watch';
import { SendPostings } from '@guitu/postings/send-postings';
import { TestSink } from '@guitu/postings/testbed/test-sink';
import { publicId } from '@guitu/task-desk/tasks/task-row';
import type { Answer, DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConcludeOrder } from '../order-posting/conclude-order.js';

const PLANNER = { owner: { dept: 'PLANNING' as const, role: 'pmc', head: 'pmcHead' } };
const WISH = { qty: '5', priority: true, lineCode: 'LINE-4' };
type OfTask = Pick<TaskStatement, 'returnNo' | 'taskId'>;
interface Row { id: string; return_no: string; state: string; voucher_no: string | null; reason: string | null; attempts: number; external_key: string; fact_id: string | null }

/** D2, product.md §2.5: orders the ERP gives their numbers; it refuses, hangs or answers after the cut. */
export function orderPostings(stand: () => DeskStand): void {
  const rework = () => stand().task('production', 'order', { taskId: 'p1/order/1/1', scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs', portion: 'p1' }], ...PLANNER });
  const supply = () => stand().task('production', 'make', { taskId: 's1/make/1/1', scope: { supply: 's1' }, lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' }], ...PLANNER });
  const typed = ({ returnNo, taskId }: OfTask, orderNo: string) => stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo, ...WISH });
  const order = ({ returnNo, taskId }: OfTask, more: object = {}) => stand().post(`/returns/${returnNo}/rework-order-postings`, 'e-pmc', { taskId, ...WISH, ...more });
  const orderSupply = ({ returnNo, taskId }: OfTask, more: object = {}) => stand().post('/replenishment-order-postings', 'e-pmc', { task: publicId(returnNo, taskId), ...more });
  const found = (id: string | undefined, body: object, person = 'e-pmc') => stand().post(`/postings/${id}/findings`, person, body);
  const ofReturn = async <T>(table: string, returnNo: string) => (await stand().rows<T & { return_no: string }>(table)).filter((row) => row.return_no === returnNo);
  const postings = (returnNo: string) => ofReturn<Row>('posting', returnNo);
  const orders = async (returnNo: string) => [...(await ofReturn<{ order_no: string }>('rework_order', returnNo)), ...(await ofReturn<{ order_no: string }>('replenishment_order', returnNo))].map((row) => row.order_no);
  const heard = async (returnNo: string) => (await stand().rows<{ subject: string; seq: number; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo)).sort((a, b) => a.seq - b.seq).map(({ type }) => type);
  const askBack = (task: TaskStatement) => stand().say(TaskStatedV1, { ...task, state: 'asked_back', rev: task.rev + 1 });
  const setMode = (mode: string) => stand().database.dataSource.query(`insert into posting_mode (company_code, kind, mode, set_by) select 'GT01', kind, $1, 'e-pmchead' from unnest(array['rework_order', 'replenishment_order']) kind on conflict (company_code, kind) do update set mode = $1`, [mode]);
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
  const ORDERED = ['production.rework-ordered.v1'];

  /** A sender of its own: `later` moves its clock, `turn` is one look at what is due. */
  function senderTo(sink: TestSink) {
    const conclude = stand().service.app.get(ConcludeOrder);
    const clock = { at: Date.now() + 1_000 };
    const send = new SendPostings({ database: stand().service.app.get(Database), connectors: [sink], clock: () => clock.at, answerWithin: 50, ended: async (tx, id) => void (await conclude.ended(tx, id)) });
    return { turn: () => send.execute(), later: (ms: number) => { clock.at += ms; } };
  }

  describe('orders the ERP gives their numbers (D2)', () => {
    afterAll(() => setMode('manual'));

    it('D2: by hand until the head of planning chooses, and no connector that is not there', async () => {
      expect((await stand().get('/posting-modes', 'e-pmc')).body).toEqual({ rework_order: 'manual', replenishment_order: 'manual' });
      const choose = (person: string, mode: string) => stand().send('PUT', '/posting-modes', person, { kind: 'rework_order', mode }, { 'idempotency-key': `order-mode-${person}-${mode}` });
      expect((await choose('e-pmc', 'off')).status).toBe(403);
      expect((await choose('e-pmchead', 'connector')).body.code).toBe('no-connector');
      for (const answer of [await order(await rework()), await orderSupply(await supply())]) expect([answer.status, answer.body.code]).toEqual([409, 'order-by-hand']);
      expect((await choose('e-pmchead', 'off')).body).toEqual({ rework_order: 'off', replenishment_order: 'manual' });
    });

    it('D2: by form alone the document’s own number counts, and none is typed', async () => {
      await setMode('off');
      const [task, goods] = [await rework(), await supply()];
      expect((await typed(task, 'MO-OFF')).body.code).toBe('order-not-by-hand');
      expect((await stand().post('/replenishment-orders', 'e-pmc', { task: publicId(goods.returnNo, goods.taskId), orderNo: 'BH-OFF' })).body.code).toBe('order-not-by-hand');
      expect((await order(task, { qty: '4' })).body.errors?.map(({ path }) => path)).toEqual(['qty']);
      expect(await order(task)).toMatchObject({ status: 201, body: { state: 'booked', orderNo: `${task.returnNo}-W1`, told: true } });
      expect(await orderSupply(goods)).toMatchObject({ status: 201, body: { state: 'booked', orderNo: `${goods.returnNo}-S1`, qty: '5', told: true } });
      expect([await orders(task.returnNo), await heard(task.returnNo), await orders(goods.returnNo), await heard(goods.returnNo)]).toEqual([[`${task.returnNo}-W1`], ORDERED, [`${goods.returnNo}-S1`], []]);
      expect(statuses([await order(task), await orderSupply(goods)])).toEqual([409, 409]);
    });

    it('D2: the answer is cut: asked by key before any repeat, one order', async () => {
      await setMode('connector');
      const sink = new TestSink(true, 'MO-CUT');
      const { turn, later } = senderTo(sink);
      const task = await rework();
      expect(statuses(await Promise.all([order(task), order(task), order(task)]))).toEqual([201, 409, 409]);
      sink.behaviour = 'cut';
      await turn();
      expect(await postings(task.returnNo)).toMatchObject([{ state: 'queued', attempts: 1 }]);
      expect([(await typed(task, 'MO-HAND')).body.code, await heard(task.returnNo)]).toEqual(['order-under-way', []]);
      sink.behaviour = 'books';
      later(15_000);
      await Promise.all([turn(), turn()]);
      expect(sink.documents).toEqual([{ key: `${task.returnNo}-W1`, voucherNo: 'MO-CUT-1', order: { lines: [{ line: 1, item: 'PUMP', qty: '5', unit: 'pcs' }], qty: '5', due: null, priority: true, lineCode: 'LINE-4' } }]);
      expect([await postings(task.returnNo), await orders(task.returnNo), await heard(task.returnNo)]).toMatchObject([[{ state: 'booked', fact_id: expect.any(String) }], ['MO-CUT-1'], ORDERED]);
      const [kept] = await ofReturn('rework_order', task.returnNo);
      expect(kept).toMatchObject({ ordered_by: 'e-pmc', line_code: 'LINE-4', priority: true, portion: 'p1' });
    });

    it('D2: hanging: a late first copy meets a system that refuses the second; one that would order twice is not asked twice', async () => {
      for (const unique of [true, false]) {
        const sink = new TestSink(unique, `MO-HANG-${String(unique)}`);
        const { turn, later } = senderTo(sink);
        const task = await rework();
        await order(task);
        sink.behaviour = 'hangs';
        await turn();
        later(15_000);
        sink.behaviour = 'books';
        await turn();
        sink.arrive();
        expect(sink.documents.map(({ key }) => key)).toEqual([`${task.returnNo}-W1`]);
        const [row] = await postings(task.returnNo);
        expect(row).toMatchObject(unique ? { state: 'booked', voucher_no: 'MO-HANG-true-1' } : { state: 'unknown', reason: 'sent-and-not-found' });
        if (unique) continue;
        expect(((await stand().get('/postings', 'e-pmc')).body['items'] as { id: string }[]).map(({ id }) => id)).toContain(row?.id);
        const wrong = await postingWatch(stand().service.app.get(Database), 'pmc').look();
        expect(wrong.filter(({ returnNo }) => returnNo === task.returnNo)).toMatchObject([{ ref: `${task.returnNo}-W1`, role: 'pmc', technical: true }]);
        const say = () => found(row?.id, { outcome: 'booked', orderNo: 'MO-HANG-false-1' });
        expect(statuses(await Promise.all([say(), say()]))).toEqual([200, 409]);
        expect([await orders(task.returnNo), await heard(task.returnNo)]).toEqual([['MO-HANG-false-1'], ORDERED]);
      }
    });

    it('D2 I4: refused, PMC types the number it got by hand, or corrects it and orders anew: another document of the same task', async () => {
      const sink = new TestSink(true, 'MO-REF');
      const { turn } = senderTo(sink);
      const [byHand, anew] = [await rework(), await rework()];
      for (const task of [byHand, anew]) await order(task);
      sink.behaviour = 'refuses';
      await turn();
      const [row] = await postings(byHand.returnNo);
      expect([row, await heard(byHand.returnNo)]).toMatchObject([{ state: 'refused', reason: 'period-closed' }, []]);
      expect((await typed(byHand, 'MO-REF-HAND')).body.code).toBe('order-not-by-hand');
      expect(await found(row?.id, { outcome: 'booked', orderNo: 'MO-REF-HAND' })).toMatchObject({ status: 200, body: { state: 'booked', orderNo: 'MO-REF-HAND', told: true } });
      expect([await orders(byHand.returnNo), await heard(byHand.returnNo)]).toEqual([['MO-REF-HAND'], ORDERED]);
      sink.behaviour = 'books';
      expect((await order(anew)).status).toBe(201);
      await turn();
      expect((await postings(anew.returnNo)).map(({ state, external_key: key }) => [key, state]).sort()).toEqual([[`${anew.returnNo}-W1`, 'refused'], [`${anew.returnNo}-W2`, 'booked']]);
      expect([await orders(anew.returnNo), sink.documents.length]).toEqual([['MO-REF-1'], 1]);
    });

    it('D2: a number that is another order’s is not taken twice: a person looks', async () => {
      await setMode('manual');
      const other = await rework();
      expect((await typed(other, 'MO-TAKEN-1')).status).toBe(201);
      await setMode('connector');
      const task = await rework();
      await order(task);
      await senderTo(new TestSink(true, 'MO-TAKEN')).turn();
      const [row] = await postings(task.returnNo);
      expect([row, await orders(task.returnNo)]).toMatchObject([{ state: 'unknown', reason: 'voucher-taken', voucher_no: null }, []]);
      expect((await found(row?.id, { outcome: 'booked', orderNo: 'MO-TAKEN-1' })).status).toBe(422);
      expect((await found(row?.id, { outcome: 'withdrawn' })).status).toBe(200);
      await expect(stand().database.dataSource.query(`update posting set kind = 'settlement' where return_no = $1`, [task.returnNo])).rejects.toThrow('posting_kind_check');
    });

    it('D2: killed while sending: the claim runs out, the next asks first; what the desk refuses then a person tells', async () => {
      const sink = new TestSink(true, 'MO-DEAD');
      const { turn, later } = senderTo(sink);
      const task = await rework();
      await order(task);
      // as a sender that died after the other system had booked it; meanwhile a colleague has taken the task
      await stand().database.dataSource.query(`update posting set state = 'sending', attempts = 1, handed_at = clock_timestamp(), claim_until = clock_timestamp() where return_no = $1`, [task.returnNo]);
      sink.documents.push({ key: `${task.returnNo}-W1`, voucherNo: 'MO-DEAD-1' });
      await stand().database.dataSource.query(`update task set claimed_by = 'e-pmchead', claimed_at = clock_timestamp() where return_no = $1`, [task.returnNo]);
      later(CLAIM_LASTS);
      await turn();
      const [row] = await postings(task.returnNo);
      expect([row, await heard(task.returnNo)]).toMatchObject([{ state: 'booked', voucher_no: 'MO-DEAD-1', fact_id: null, reason: 'claimed-by-another' }, []]);
      expect((await found(row?.id, { outcome: 'tell' }, 'e-pmchead')).body).toMatchObject({ orderNo: 'MO-DEAD-1', told: true });
      expect([sink.documents.length, await orders(task.returnNo), await heard(task.returnNo)]).toEqual([1, ['MO-DEAD-1'], ORDERED]);
      expect((await found(row?.id, { outcome: 'tell' }, 'e-pmchead')).status).toBe(409);
    });

    it('D2: ordered there while its task was taken away: listed until it is cancelled there, or stands', async () => {
      await setMode('connector');
      for (const outcome of ['cancelled', 'stands']) {
        const task = await rework();
        const sink = new TestSink(true, `MO-${outcome}`);
        const sender = senderTo(sink);
        expect((await order(task)).status).toBe(201);
        sink.behaviour = 'cut';
        await sender.turn();
        await stand().say(TaskStatedV1, { ...task, state: 'withdrawn' });
        sink.behaviour = 'books';
        sender.later(15_000);
        await sender.turn();
        const [row] = await postings(task.returnNo);
        const wrong = async () => (await postingWatch(stand().service.app.get(Database), 'pmc').look()).filter(({ returnNo }) => returnNo === task.returnNo).length;
        expect([row, await wrong()]).toMatchObject([{ state: 'booked', reason: 'task-not-open', fact_id: null }, 1]);
        expect((await found(row?.id, { outcome })).body).toMatchObject({ state: outcome === 'stands' ? 'booked' : 'withdrawn', closedBy: 'e-pmc', told: false });
        expect([await wrong(), (await found(row?.id, { outcome })).status, await heard(task.returnNo)]).toEqual([0, 409, []]);
      }
    });

    it('D2: asked back: what is queued is called off at once; what may be ordered is answered by its end, and its order stands', async () => {
      const sink = new TestSink(true, 'MO-BACK');
      const { turn, later } = senderTo(sink);
      const queued = [await rework(), await supply()] as const;
      expect(statuses([await order(queued[0]), await orderSupply(queued[1])])).toEqual([201, 201]);
      for (const task of queued) await askBack(task);
      await turn();
      for (const { returnNo } of queued) expect([await postings(returnNo), await heard(returnNo)]).toMatchObject([[{ state: 'withdrawn' }], ['production.task-released.v1']]);
      expect(sink.documents).toEqual([]);

      const [task, goods] = [await rework(), await supply()];
      expect(statuses([await order(task), await orderSupply(goods)])).toEqual([201, 201]);
      sink.behaviour = 'cut';
      await turn();
      for (const one of [task, goods]) {
        await askBack(one);
        expect(await heard(one.returnNo)).toEqual([]);
      }
      sink.behaviour = 'books';
      later(15_000);
      await turn();
      expect(sink.documents).toHaveLength(2);
      expect([await heard(task.returnNo), await heard(goods.returnNo)]).toEqual([[...ORDERED, 'production.task-released.v1'], ['production.task-released.v1']]);
      for (const { returnNo } of [task, goods]) expect(await orders(returnNo)).toEqual((await postings(returnNo)).map((row) => row.voucher_no));
    });
  });
}
