/** 入账, 退款: by hand, by form, by a system that refuses, hangs or answers after the cut; real PostgreSQL. Amounts in Fen. */
import { AmountProposedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import { CLAIM_LASTS } from '@guitu/postings/claim-posting';
import { SendPostings } from '@guitu/postings/send-postings';
import { TestSink } from '@guitu/postings/testbed/test-sink';
import { Database } from '@guitu/persistence/database';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFinance } from '../create-finance.js';
import { ConcludePosting } from './conclude-posting.js';
import { untoldMoney } from './untold-money.fixture.js';

/** The service has no connector of its own: each test brings its sender, sink and clock. */
let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(createFinance([]));
});
afterAll(() => stand.stop());

const post = (menu: TaskMenu = { amount: 170_000 }, more: Partial<TaskStatement> = {}) => stand.task('finance', 'post', { scope: {}, taskId: 'case/post/1/1', lines: [], menu, ...more });
const pay = (returnNo: string, menu: TaskMenu = {}, more: Partial<TaskStatement> = {}) => stand.task('finance', 'refund_paid', { scope: {}, taskId: 'case/pay/1/1', lines: [], returnNo, menu: { amount: 8_800, routes: ['original', 'bank'], ...menu }, ...more });
const book = ({ returnNo, taskId }: Pick<TaskStatement, 'returnNo' | 'taskId'>, voucherNo: string, more: object = {}, key?: string) => stand.post(`/returns/${returnNo}/postings`, 'e-fin', { taskId, net: 170_000, methodCode: 'receivable', voucherNo, ...more }, key);
const order = ({ returnNo, taskId }: Pick<TaskStatement, 'returnNo' | 'taskId'>, more: object = {}) => stand.post(`/returns/${returnNo}/posting-orders`, 'e-fin', { taskId, net: 170_000, methodCode: 'receivable', ...more });
const refund = ({ returnNo, taskId }: Pick<TaskStatement, 'returnNo' | 'taskId'>, voucherNo: string, more: object = {}) => stand.post(`/returns/${returnNo}/refunds`, 'e-fin', { taskId, amount: 8_800, routeCode: 'original', voucherNo, ...more });
interface Row { id: string; return_no: string; state: string; voucher_no: string | null; reason: string | null; attempts: number; external_key: string; fact_id: string | null }
const postings = async (returnNo: string) => (await stand.rows<Row>('posting')).filter((one) => one.return_no === returnNo);
const account = async (returnNo: string) => (await stand.rows<{ return_no: string }>('settlement_account')).find((one) => one.return_no === returnNo);
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
const paths = ({ body }: Answer) => body.errors?.map(({ path }) => path);
const journalOf = async (returnNo: string) => (await stand.rows<{ subject: string; seq: number; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo)).sort((a, b) => a.seq - b.seq).map(({ type }) => type);
const setMode = (mode: string, kind: string = 'settlement') => stand.database.dataSource.query(`insert into posting_mode (company_code, kind, mode, set_by) values ('GT01', $1, $2, 'e-finhead') on conflict (company_code, kind) do update set mode = $2`, [kind, mode]);

/** A sender of its own: `at` is its clock, `turn` one look at what is due. */
function senderTo(sink: TestSink) {
  const conclude = stand.service.app.get(ConcludePosting);
  const clock = { at: Date.now() + 1_000 };
  const send = new SendPostings({ database: stand.service.app.get(Database), connectors: [sink], clock: () => clock.at, answerWithin: 50, ended: async (tx, id) => void (await conclude.ended(tx, id)) });
  return { turn: () => send.execute(), later: (ms: number) => { clock.at += ms; } };
}

describe('by hand', () => {
  it('E4: a number is used once per company and kind, by whoever is first of four at the same moment', async () => {
    const tasks = await Promise.all([1, 2, 3, 4].map(() => post()));
    expect(statuses(await Promise.all(tasks.map((task) => book(task, 'V-RACE'))))).toEqual([201, 422, 422, 422]);
    const paid = await post({ amount: 8_800 });
    await book(paid, 'V-PAID', { net: 8_800 });
    // the same number of another kind is another document
    expect((await refund(await pay(paid.returnNo), 'V-RACE')).status).toBe(201);
  });

  it('two at once, the same key twice, different keys: one voucher, one event, once in the account', async () => {
    const task = await post();
    const same = await Promise.all([book(task, 'V-A', {}, 'posting-key-1'), book(task, 'V-A', {}, 'posting-key-1')]);
    expect(statuses(same)).toEqual([201, 201]);
    expect(same[0]?.body).toEqual(same[1]?.body);
    const other = await post();
    expect(statuses(await Promise.all(['V-B', 'V-C', 'V-D'].map((no) => book(other, no))))).toEqual([201, 409, 409]);
    for (const { returnNo } of [task, other]) {
      expect(await postings(returnNo)).toMatchObject([{ state: 'booked', fact_id: expect.any(String) }]);
      expect(await account(returnNo)).toMatchObject({ approved: '170000', posted: '170000', paid: '0' });
      expect(await journalOf(returnNo)).toEqual(['finance.settlement-posted.v1']);
    }
  });

  it('I3: never more than approved, never more than booked; the database itself refuses', async () => {
    const task = await post({ amount: 100 });
    expect(paths(await book(task, 'V-E', { net: 101 }))).toEqual(['net']);
    expect(paths(await book(task, 'V-E', { net: 0 }))).toEqual(['net']);
    await book(task, 'V-E', { net: 60 });
    expect(await account(task.returnNo)).toMatchObject({ approved: '100', posted: '60' });
    const { dataSource } = stand.database;
    await expect(dataSource.query(`update settlement_account set posted = 101 where return_no = $1`, [task.returnNo])).rejects.toThrow('credited_within_approved');
    await expect(dataSource.query(`update settlement_account set paid = 61 where return_no = $1`, [task.returnNo])).rejects.toThrow('paid_within_credited');
    await expect(dataSource.query(`update posting set amount = 61 where return_no = $1`, [task.returnNo])).rejects.toThrow('a voucher is for ever');
    await expect(dataSource.query(`update voucher set voucher_no = 'V-X' where voucher_no = 'V-E'`)).rejects.toThrow('a voucher is for ever');
    await expect(dataSource.query(`delete from voucher where voucher_no = 'V-E'`)).rejects.toThrow('a voucher is for ever');
  });

  it('each line of the proposal gets its part, to the cent', async () => {
    const task = await post({ amount: 100 });
    await stand.say(AmountProposedV1, {
      companyCode: 'GT01', plantCode: 'SZ1', returnNo: task.returnNo, round: 1, gross: 100, net: 100, deductions: [],
      lines: [1, 2, 3].map((line) => ({ line, remedy: 'RECEIVABLE_OFFSET' as const, net: line === 1 ? 34 : 33 })),
      because: { rule: 'net', clause: 'house', policy: 'S000-03@1', inputs: {}, result: 100, because: [] },
    });
    await book(task, 'V-F', { net: 50 });
    const rows = (await stand.rows<{ return_no: string; line: number; amount: string }>('posting_line')).filter((one) => one.return_no === task.returnNo);
    // 50 × 34/100 = 17, 50 × 33/100 = 16.5 each: the left-over cent goes to the earlier
    expect(rows.sort((a, b) => a.line - b.line).map(({ amount }) => amount)).toEqual(['17', '17', '16']);
  });

  it('E5 R28 R29: a refund goes by a way the process allows, to a verified account, within what is booked', async () => {
    const booked = await post({ amount: 8_800 });
    await book(booked, 'V-G', { net: 8_800 });
    const task = await pay(booked.returnNo, { verifyAccount: true });
    expect(paths(await refund(task, 'R-1', { routeCode: 'cash' }))).toEqual(['routeCode']);
    expect(paths(await refund(task, 'R-1', { routeCode: 'bank' }))).toEqual(['accountVerified']);
    expect(paths(await refund(task, 'R-1', { amount: 8_801 }))).toEqual(['amount']);
    expect(statuses(await Promise.all([refund(task, 'R-1'), refund(task, 'R-2')]))).toEqual([201, 409]);
    expect(await account(booked.returnNo)).toMatchObject({ posted: '8800', paid: '8800' });
  });
});

describe('withdrawal against payment', () => {
  const askBack = (task: TaskStatement) => stand.say(TaskStatedV1, { ...task, state: 'asked_back', rev: task.rev + 1 });

  it('at the same moment: either it is booked and the process hears done, or it is released and nobody books', async () => {
    for (const round of [1, 2, 3, 4]) {
      const task = await post();
      const [answer] = await Promise.all([book(task, `V-W${round}`), askBack(task)]);
      const released = (await stand.rows<{ subject: string; type: string; body: { payload: { verdict?: string } } }>('journal')).filter(({ subject, type }) => subject.endsWith(task.returnNo) && type === 'finance.task-released.v1');
      expect(released.map(({ body }) => body.payload.verdict)).toEqual([answer.status === 201 ? 'done' : 'released']);
      expect([201, 409]).toContain(answer.status);
      expect((await postings(task.returnNo)).length).toBe(answer.status === 201 ? 1 : 0);
    }
  });

  it('what is queued is called off at once; what may be booked is answered by its end', async () => {
    await setMode('connector');
    const sink = new TestSink(true, 'W');
    const { turn, later } = senderTo(sink);
    const queued = await post();
    expect((await order(queued)).status).toBe(201);
    await askBack(queued);
    await turn();
    expect(await postings(queued.returnNo)).toMatchObject([{ state: 'withdrawn' }]);
    expect([sink.documents, await journalOf(queued.returnNo)]).toEqual([[], ['finance.task-released.v1']]);

    const sent = await post();
    await order(sent);
    sink.behaviour = 'cut';
    await turn();
    await askBack(sent);
    expect(await journalOf(sent.returnNo)).toEqual([]);
    sink.behaviour = 'books';
    later(15_000);
    await turn();
    expect(await postings(sent.returnNo)).toMatchObject([{ state: 'booked', voucher_no: 'W-1' }]);
    expect(await journalOf(sent.returnNo)).toEqual(['finance.settlement-posted.v1', 'finance.task-released.v1']);
    await setMode('manual');
  });
});

describe('by form and by connector', () => {
  it('off: the document’s own number counts; by hand it is not booked any more', async () => {
    await setMode('off');
    const task = await post();
    expect((await book(task, 'V-OFF')).body.code).toBe('posting-not-by-hand');
    const answer = await order(task);
    expect([answer.status, answer.body]).toMatchObject([201, { state: 'booked', mode: 'off', voucherNo: `${task.returnNo}-C1`, factId: expect.any(String) }]);
    expect(await journalOf(task.returnNo)).toEqual(['finance.settlement-posted.v1']);
    expect((await order(task)).status).toBe(409);
    await setMode('manual');
    expect((await order(await post())).body.code).toBe('posting-by-hand');
  });

  it('product.md §8.5: answered after the cut, asked by key before any repeat, one voucher', async () => {
    await setMode('connector');
    const sink = new TestSink(true, 'CUT');
    const { turn, later } = senderTo(sink);
    const task = await post();
    expect(statuses(await Promise.all([order(task), order(task), order(task)]))).toEqual([201, 409, 409]);
    sink.behaviour = 'cut';
    await turn();
    expect(await postings(task.returnNo)).toMatchObject([{ state: 'queued', attempts: 1 }]);
    expect(await stand.get('/postings?state=queued', 'e-fin')).toMatchObject({ status: 200 });
    await turn();
    expect(sink.asked).toBe(0);
    sink.behaviour = 'books';
    later(15_000);
    await Promise.all([turn(), turn()]);
    expect(sink.documents).toEqual([{ key: `${task.returnNo}-C1`, voucherNo: 'CUT-1', amount: 170_000 }]);
    expect([await postings(task.returnNo), await journalOf(task.returnNo)]).toMatchObject([[{ state: 'booked', voucher_no: 'CUT-1', fact_id: expect.any(String) }], ['finance.settlement-posted.v1']]);
    expect(await account(task.returnNo)).toMatchObject({ posted: '170000' });
  });

  it('hanging: nobody waits for ever, and a late first copy meets a system that refuses the second', async () => {
    const sink = new TestSink(true, 'HANG');
    const { turn, later } = senderTo(sink);
    const task = await post();
    await order(task);
    sink.behaviour = 'hangs';
    await turn();
    later(15_000);
    sink.behaviour = 'books';
    await turn();
    sink.arrive();
    expect(sink.documents.map(({ voucherNo }) => voucherNo)).toEqual(['HANG-1']);
    expect(await postings(task.returnNo)).toMatchObject([{ state: 'booked', voucher_no: 'HANG-1' }]);
  });

  it('a system that would book twice is not asked twice: unknown, a person says what he found', async () => {
    const sink = new TestSink(false, 'TWICE');
    const { turn, later } = senderTo(sink);
    const task = await post();
    await order(task);
    sink.behaviour = 'hangs';
    await turn();
    later(15_000);
    sink.behaviour = 'books';
    await turn();
    const [row] = await postings(task.returnNo);
    expect(row).toMatchObject({ state: 'unknown', reason: 'sent-and-not-found' });
    expect(((await stand.get('/postings', 'e-fin')).body['items'] as Row[]).map(({ id }) => id)).toContain(row?.id);
    expect((await stand.get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ blockedBy: [{ code: 'posting-unknown' }] });
    // nobody books by hand what may be booked already
    expect((await book(task, 'V-HAND')).body.code).toBe('posting-under-way');
    sink.arrive();
    const found = (voucherNo: string) => stand.post(`/postings/${row?.id}/findings`, 'e-fin', { outcome: 'booked', voucherNo });
    expect((await found('CUT-1')).status).toBe(422);
    expect(statuses(await Promise.all([found('TWICE-1'), found('TWICE-1')]))).toEqual([200, 409]);
    expect([sink.documents.length, await postings(task.returnNo), await journalOf(task.returnNo)]).toMatchObject([1, [{ state: 'booked', voucher_no: 'TWICE-1' }], ['finance.settlement-posted.v1']]);
  });

  it('away for long: asked after ever longer waits, then a person; he sends it again and it is booked once', async () => {
    const sink = new TestSink(true, 'AWAY');
    const { turn, later } = senderTo(sink);
    const task = await post();
    await order(task);
    sink.behaviour = 'away';
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await turn();
      later(480_000);
    }
    const [row] = await postings(task.returnNo);
    expect(row).toMatchObject({ state: 'unknown', reason: 'no-answer', attempts: 6 });
    sink.behaviour = 'books';
    await turn();
    expect(sink.documents).toEqual([]);
    expect((await stand.post(`/postings/${row?.id}/findings`, 'e-fin', { outcome: 'again' })).body).toMatchObject({ state: 'queued' });
    later(60_000);
    await turn();
    expect([sink.documents.length, await postings(task.returnNo)]).toMatchObject([1, [{ state: 'booked', voucher_no: 'AWAY-1' }]]);
  });

  it('E4 I4: refused, the reason is shown; corrected and ordered anew it is another document of the same task', async () => {
    const sink = new TestSink(true, 'REF');
    const { turn } = senderTo(sink);
    const task = await post();
    await order(task);
    sink.behaviour = 'refuses';
    await turn();
    expect((await stand.get(`/settlements/${task.returnNo}`, 'e-fin')).body).toMatchObject({ blockedBy: [{ code: 'posting-refused' }], postings: [{ state: 'refused', reason: 'period-closed' }] });
    expect(await journalOf(task.returnNo)).toEqual([]);
    sink.behaviour = 'books';
    expect((await order(task)).status).toBe(201);
    await turn();
    const [refused, booked] = (await postings(task.returnNo)).sort((a, b) => a.external_key.localeCompare(b.external_key));
    expect([refused, booked]).toMatchObject([{ state: 'refused', external_key: `${task.returnNo}-C1` }, { state: 'booked', external_key: `${task.returnNo}-C2` }]);
    // what was refused cannot be revived beside it
    for (const body of [{ outcome: 'again' }, { outcome: 'booked', voucherNo: 'V-FOUND-LATE' }]) expect((await stand.post(`/postings/${refused?.id}/findings`, 'e-fin', body)).body.code).toBe('posting-under-way');
    expect((await stand.post(`/postings/${refused?.id}/findings`, 'e-fin', { outcome: 'withdrawn' })).status).toBe(200);
    expect((await stand.post(`/postings/${booked?.id}/findings`, 'e-fin', { outcome: 'withdrawn' })).body.code).toBe('posting-not-open');
  });

  it('killed while sending: the claim runs out, the next asks first; booked outside and refused at the desk, a person tells it', async () => {
    const sink = new TestSink(true, 'DEAD');
    const { turn, later } = senderTo(sink);
    const task = await post();
    await order(task);
    // as a sender that died after the other system had booked it
    await stand.database.dataSource.query(`update posting set state = 'sending', attempts = 1, handed_at = clock_timestamp(), claim_until = clock_timestamp() where return_no = $1`, [task.returnNo]);
    sink.documents.push({ key: `${task.returnNo}-C1`, voucherNo: 'DEAD-1', amount: 170_000 });
    // meanwhile a colleague has taken the task
    await stand.database.dataSource.query(`update task set claimed_by = 'e-finhead', claimed_at = clock_timestamp() where return_no = $1`, [task.returnNo]);
    later(CLAIM_LASTS);
    await turn();
    const [row] = await postings(task.returnNo);
    expect(row).toMatchObject({ state: 'booked', voucher_no: 'DEAD-1', fact_id: null, reason: 'claimed-by-another' });
    expect(await journalOf(task.returnNo)).toEqual([]);
    expect((await stand.post(`/postings/${row?.id}/findings`, 'e-finhead', { outcome: 'tell' })).body).toMatchObject({ state: 'booked', factId: expect.any(String) });
    expect([sink.documents.length, await journalOf(task.returnNo)]).toEqual([1, ['finance.settlement-posted.v1']]);
    expect((await stand.post(`/postings/${row?.id}/findings`, 'e-finhead', { outcome: 'tell' })).status).toBe(409);
  });

  it('modes: chosen by the head of finance, and not a connector that is not there', async () => {
    await setMode('manual');
    expect((await stand.get('/posting-modes', 'e-fin')).body).toEqual({ settlement: 'manual', refund: 'manual' });
    const choose = (person: string, mode: string) => stand.send('PUT', '/posting-modes', person, { kind: 'refund', mode }, { 'idempotency-key': `mode-${person}-${mode}` });
    expect((await choose('e-fin', 'off')).status).toBe(403);
    expect((await choose('e-finhead', 'connector')).body.code).toBe('no-connector');
    expect((await choose('e-finhead', 'off')).body).toEqual({ settlement: 'manual', refund: 'off' });
    const booked = await post({ amount: 8_800 });
    await book(booked, 'V-H', { net: 8_800 });
    const task = await pay(booked.returnNo);
    const paid = await stand.post(`/returns/${booked.returnNo}/refund-orders`, 'e-fin', { taskId: task.taskId, amount: 8_800, routeCode: 'original' });
    expect([paid.status, paid.body]).toMatchObject([201, { voucherNo: `${booked.returnNo}-R1`, state: 'booked' }]);
    expect(await account(booked.returnNo)).toMatchObject({ paid: '8800' });
  });
});

untoldMoney(() => stand);
