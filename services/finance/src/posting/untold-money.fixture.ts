import { TaskStatedV1 } from '@guitu/contracts/events/process-events';
import type { TaskStatement } from '@guitu/contracts/task';
import { Database } from '@guitu/persistence/database';
import { postingWatch } from '@guitu/postings/posting-watch';
import { SendPostings } from '@guitu/postings/send-postings';
import { TestSink } from '@guitu/postings/testbed/test-sink';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConcludePosting } from './conclude-posting.js';

interface Row { id: string; return_no: string; state: string; voucher_no: string | null; fact_id: string | null; external_key: string }

/** Money that is booked while the process takes its task away and never asks again: nobody may forget it (ADR 0010). Amounts in Fen. */
export function untoldMoney(stand: () => DeskStand): void {
  const post = (more: Partial<TaskStatement> = {}) => stand().task('finance', 'post', { scope: {}, taskId: 'case/post/1/1', lines: [], menu: { amount: 170_000 }, ...more });
  const order = ({ returnNo, taskId }: Pick<TaskStatement, 'returnNo' | 'taskId'>) => stand().post(`/returns/${returnNo}/posting-orders`, 'e-fin', { taskId, net: 170_000, methodCode: 'receivable' });
  const states = (task: TaskStatement, more: Partial<TaskStatement>) => stand().say(TaskStatedV1, { ...task, ...more });
  const ofReturn = async <T extends object = Row>(returnNo: string, table = 'posting') => (await stand().rows<T & { return_no: string }>(table)).filter((one) => one.return_no === returnNo);
  const says = (id: string | undefined, body: object) => stand().post(`/postings/${id}/findings`, 'e-fin', body);
  const journalOf = async (returnNo: string) => (await stand().rows<{ subject: string; seq: number; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo)).sort((a, b) => a.seq - b.seq).map(({ type }) => type);
  const listed = async (returnNo: string) => ((await stand().get('/postings?limit=500', 'e-fin')).body['items'] as { returnNo: string }[]).filter((one) => one.returnNo === returnNo).length;
  const alarms = async (returnNo: string) => (await postingWatch(stand().service.app.get(Database), 'fin').look()).filter((one) => one.returnNo === returnNo).length;

  function senderTo(sink: TestSink) {
    const conclude = stand().service.app.get(ConcludePosting);
    const clock = { at: Date.now() + 1_000 };
    const send = new SendPostings({ database: stand().service.app.get(Database), connectors: [sink], clock: () => clock.at, answerWithin: 50, ended: async (tx, id) => void (await conclude.ended(tx, id)) });
    return { turn: () => send.execute(), later: (ms: number) => { clock.at += ms; } };
  }

  /** Ordered, booked over there while the answer is cut off; `meanwhile` the process speaks; then the answer is fetched. */
  async function bookedMeanwhile(voucher: string, meanwhile: (task: TaskStatement) => Promise<unknown>): Promise<{ task: TaskStatement; row: Row | undefined; sink: TestSink; turn: () => Promise<number>; later: (ms: number) => void }> {
    const sink = new TestSink(true, voucher);
    const { turn, later } = senderTo(sink);
    const task = await post();
    expect((await order(task)).status).toBe(201);
    sink.behaviour = 'cut';
    await turn();
    await meanwhile(task);
    sink.behaviour = 'books';
    later(15_000);
    await turn();
    const [row] = await ofReturn(task.returnNo);
    expect(row).toMatchObject({ state: 'booked', voucher_no: `${voucher}-1`, fact_id: null });
    return { task, row, sink, turn, later };
  }
  const takenAway = (task: TaskStatement) => states(task, { state: 'withdrawn' });

  describe('booked while its task was taken away', () => {
    const setMode = (mode: string) => stand().database.dataSource.query(`insert into posting_mode (company_code, kind, mode, set_by) values ('GT01', 'settlement', $1, 'e-finhead') on conflict (company_code, kind) do update set mode = $1`, [mode]);
    beforeAll(() => setMode('connector'));
    afterAll(() => setMode('manual'));

    it('E4: is listed and rings until a person has booked it back; asked again it is another document', async () => {
      const { task, row, sink, turn, later } = await bookedMeanwhile('GONE', takenAway);
      expect([await journalOf(task.returnNo), await listed(task.returnNo), await alarms(task.returnNo)]).toEqual([[], 1, 1]);
      expect((await stand().get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ blockedBy: [{ code: 'posting-untold' }], account: { posted: 0 } });
      // there is nobody to tell it to
      expect((await says(row?.id, { outcome: 'tell' })).body).toMatchObject({ state: 'booked', factId: null, reason: 'task-not-open' });
      expect((await says(row?.id, { outcome: 'reversed', reversalNo: 'GONE-1' })).body.errors?.map(({ path }) => path)).toEqual(['reversalNo']);
      const reversed = () => says(row?.id, { outcome: 'reversed', reversalNo: 'GONE-RED' });
      expect((await Promise.all([reversed(), reversed()])).map(({ status }) => status).sort()).toEqual([200, 409]);
      for (const outcome of ['tell', 'stands']) expect((await says(row?.id, { outcome })).body.code).toBe('posting-not-open');
      expect([await listed(task.returnNo), await alarms(task.returnNo)]).toEqual([0, 0]);
      expect((await stand().get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ blockedBy: [], account: { posted: 0 }, postings: [{ state: 'withdrawn', voucherNo: 'GONE-1', reversalNo: 'GONE-RED', closedBy: 'e-fin' }] });
      // at the month's end both documents come to nothing
      const lines = ['GONE-1', 'GONE-RED', 'GONE-NOT'].map((ref) => ({ ref, amount: 170_000 }));
      await stand().send('PUT', '/reconciliations/2026-03/statements/erp', 'e-fin', { lines }, { 'idempotency-key': 'erp-2026-03' });
      const { differences } = (await stand().get('/reconciliations?month=2026-03', 'e-fin')).body as unknown as { differences: { code: string; ref: string }[] };
      expect(differences.filter(({ code }) => code === 'unknown-voucher').map(({ ref }) => ref)).toEqual(['GONE-NOT']);
      await expect(stand().database.dataSource.query('update posting set closed_by = null, closed_at = null, reversal_no = null where id = $1', [row?.id])).rejects.toThrow('a voucher is for ever');
      await states(task, { state: 'open' });
      expect((await order(task)).status).toBe(201);
      later(60_000);
      await turn();
      expect(sink.documents.map(({ key }) => key)).toEqual([`${task.returnNo}-C1`, `${task.returnNo}-C2`]);
      expect([await journalOf(task.returnNo), (await ofReturn<{ posted: string }>(task.returnNo, 'settlement_account'))[0]?.posted]).toEqual([['finance.settlement-posted.v1'], '170000']);
    });

    it('E4: stands, and counts as credited; asked again it is told, and neither booked nor counted twice', async () => {
      const { task, row, sink, turn, later } = await bookedMeanwhile('STAY', takenAway);
      expect((await says(row?.id, { outcome: 'stands' })).body).toMatchObject({ state: 'booked', closedBy: 'e-fin', factId: null });
      expect([await listed(task.returnNo), await alarms(task.returnNo)]).toEqual([0, 0]);
      const credited = { posted: 170_000, approved: 170_000 };
      expect((await stand().get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ blockedBy: [], account: credited });
      await states(task, { state: 'open' });
      expect((await order(task)).body.code).toBe('posting-under-way');
      expect((await says(row?.id, { outcome: 'tell' })).body).toMatchObject({ factId: expect.any(String) });
      later(60_000);
      await turn();
      expect([sink.documents.length, await journalOf(task.returnNo)]).toEqual([1, ['finance.settlement-posted.v1']]);
      expect((await stand().get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ account: credited });
    });

    it('nothing more is booked for the return by another task before it is settled; by hand neither', async () => {
      const { task, row } = await bookedMeanwhile('ELSE', takenAway);
      const another = await post({ returnNo: task.returnNo, taskId: 'case/post/2/1', round: 2 });
      expect((await order(another)).body.code).toBe('posting-untold');
      await setMode('manual');
      const typed = () => stand().post(`/returns/${task.returnNo}/postings`, 'e-fin', { taskId: another.taskId, net: 170_000, methodCode: 'receivable', voucherNo: 'ELSE-HAND' });
      expect((await typed()).body.code).toBe('posting-untold');
      await setMode('connector');
      expect((await says(row?.id, { outcome: 'reversed', reversalNo: 'ELSE-RED' })).status).toBe(200);
      expect((await order(another)).status).toBe(201);
      await takenAway(another);
    });

    it('while the process still waits for its end it is told or booked back, not left; booked back, the task is handed back', async () => {
      const { task, row } = await bookedMeanwhile('BACK', async (asked) => {
        // who ordered it may not tell it any more: a colleague has the task
        await stand().database.dataSource.query(`update task set claimed_by = 'e-finhead', claimed_at = clock_timestamp() where return_no = $1`, [asked.returnNo]);
        await states(asked, { state: 'asked_back', rev: 2 });
      });
      expect([(await says(row?.id, { outcome: 'stands' })).body.code, await journalOf(task.returnNo)]).toEqual(['posting-still-asked', []]);
      expect((await says(row?.id, { outcome: 'reversed', reversalNo: 'BACK-RED' })).status).toBe(200);
      expect(await journalOf(task.returnNo)).toEqual(['finance.task-released.v1']);
    });

    it('what the other system refused is not sent again for a task that is gone', async () => {
      const sink = new TestSink(true, 'LOST');
      const task = await post();
      await order(task);
      sink.behaviour = 'refuses';
      await senderTo(sink).turn();
      await takenAway(task);
      const [row] = await ofReturn(task.returnNo);
      for (const body of [{ outcome: 'again' }, { outcome: 'next-period' }]) expect((await says(row?.id, body)).body.code).toBe('task-not-open');
      expect(await ofReturn(task.returnNo)).toMatchObject([{ state: 'refused' }]);
      expect((await says(row?.id, { outcome: 'withdrawn' })).status).toBe(200);
    });

    it('what is queued does not go out when its task is taken away, or is another desk’s now', async () => {
      const sink = new TestSink(true, 'NEVER');
      const tasks = [await post(), await post()] as const;
      for (const task of tasks) await order(task);
      await takenAway(tasks[0]);
      await stand().say(TaskStatedV1, { ...tasks[1], desk: 'returns' }, ['finance']);
      await senderTo(sink).turn();
      for (const { returnNo } of tasks) expect(await ofReturn(returnNo)).toMatchObject([{ state: 'withdrawn' }]);
      expect(sink.documents.map(({ key }) => key.slice(0, -3))).toEqual(expect.not.arrayContaining(tasks.map(({ returnNo }) => returnNo)));
    });
  });
}
