import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const PROPOSAL: TaskMenu = { about: 'propose', answers: ['accept', 'refuse'], choices: ['REFUND_PARTIAL', 'STORE_CREDIT'], upTo: 8000 };
const ask = (menu: TaskMenu = PROPOSAL) => stand.task('customer_reply', { step: 'propose', scope: {}, taskId: 'case/propose/1/1', menu, owner: { dept: 'SERVICE', role: 'cs', head: 'csHead' } });

describe('客户答复', () => {
  it('answers its question; what he said in words stays here', async () => {
    const { returnNo, taskId } = await ask();
    const said = { about: 'propose', answer: 'accept', amount: 7500, attrs: { customerSharesFreight: true } };
    expect((await stand.record('customer_reply', returnNo, { taskId, ...said, opinion: '电话：同意 75 元' }, 'e-cs')).status).toBe(201);
    const event = (await stand.events(returnNo)).at(-1);
    expect(event).toMatchObject({ type: 'returns.customer-replied.v1', body: { taskId, by: { staff: 'e-cs', role: 'cs' }, payload: said } });
    expect(JSON.stringify(event)).not.toContain('电话');
    expect(await stand.rowsOf('customer_answer', returnNo)).toMatchObject([{ about: 'propose', answer: 'accept', choice: null, amount: '7500', attrs: { customerSharesFreight: true }, opinion_ref: expect.any(String) }]);
    await stand.refused([409, 'task-not-open'], () => stand.record('customer_reply', returnNo, { taskId, ...said, answer: 'refuse', amount: undefined }, 'e-cs'));
  });

  it.each<[string, object, string]>([
    ['another question', { about: 'consent', answer: 'accept' }, 'about'],
    ['no more rounds', { about: 'propose', answer: 'counter' }, 'answer'],
    ['what was not offered', { about: 'propose', answer: 'accept', choice: 'COUPON' }, 'choice'],
    ['more than may be agreed', { about: 'propose', answer: 'accept', amount: 8001 }, 'amount'],
  ])('422: %s', async (_what, said, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('customer_reply', returnNo, { taskId, ...said }, 'e-cs'), path);
  });

  it('400: a reference to what only the desk keeps', async () => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('customer_reply', returnNo, { taskId, about: 'propose', answer: 'accept', evidenceRef: '0199aa00-0000-7000-8000-000000000001' }, 'e-cs'));
  });

  it('403: of somebody who does not hold the question', async () => {
    const { returnNo, taskId } = await ask();
    await stand.refused([403, 'not-your-task'], () => stand.record('customer_reply', returnNo, { taskId, about: 'propose', answer: 'accept' }, 'e-sales'));
  });

  it('that he pays no deposit is recorded without a task: finance holds that one, and waits for the money', async () => {
    const returnNo = await stand.register();
    await stand.refused([409, 'task-not-open'], () => stand.record('customer_reply', returnNo, { about: 'propose', answer: 'refuse' }, 'e-cs'));
    await stand.refused([422, 'not-allowed'], () => stand.record('customer_reply', returnNo, { about: 'deposit', answer: 'accept' }, 'e-cs'), 'answer');
    expect((await stand.record('customer_reply', returnNo, { about: 'deposit', answer: 'refuse' }, 'e-cs')).status).toBe(201);
    expect(await stand.rowsOf('customer_answer', returnNo)).toMatchObject([{ about: 'deposit', answer: 'refuse' }]);
    await stand.desk.status(returnNo, { closed: true, result: 'completed' });
    await stand.refused([409, 'return-closed'], () => stand.record('customer_reply', returnNo, { about: 'deposit', answer: 'refuse' }, 'e-cs'));
  });
});

describe('申诉', () => {
  it('is the customer’s word: recorded at any time, its grounds as a code', async () => {
    const returnNo = await stand.register();
    expect((await stand.record('appeal', returnNo, { groundsCode: 'within_window', opinion: '快递签收日期为 3 号' }, 'e-cs')).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.rejection-appealed.v1', body: { payload: { groundsCode: 'within_window' } } });
    expect(await stand.rowsOf('appeal', returnNo)).toMatchObject([{ grounds_code: 'within_window', opinion_ref: expect.any(String) }]);
    await stand.refused([400, 'invalid'], () => stand.record('appeal', returnNo, {}, 'e-cs'), 'groundsCode');
  });
});

describe('what the customer is told', () => {
  const DAY_MS = 86_400_000;

  it('报价: price, date and parts of the repair, in Fen', async () => {
    const { returnNo, taskId } = await stand.task('quote', { scope: { portion: 'p1' } });
    const promisedAt = Date.now() + 3 * DAY_MS;
    const quote = { fee: 38_000, parts: [{ item: 'SEAL', qty: '2', price: 6_000 }, { item: 'BOLT', qty: '8' }], promisedAt };
    await stand.refused([422, 'not-allowed'], () => stand.record('quote', returnNo, { taskId, ...quote, promisedAt: Date.now() - DAY_MS }), 'promisedAt');
    await stand.refused([400, 'invalid'], () => stand.record('quote', returnNo, { taskId, ...quote, fee: -1 }), 'fee');
    await stand.refused([403, 'not-your-task'], () => stand.record('quote', returnNo, { taskId, ...quote }, 'e-cs'));
    expect((await stand.record('quote', returnNo, { taskId, ...quote, opinion: '含人工' })).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.repair-quoted.v1', body: { taskId, scope: { portion: 'p1' }, payload: quote } });
    expect(await stand.rowsOf('quote', returnNo)).toMatchObject([{ portion: 'p1', fee_fen: '38000', promised_at: new Date(promisedAt), opinion_ref: expect.any(String) }]);
    expect(await stand.rowsOf('quote_part', returnNo)).toMatchObject([{ item: 'SEAL', qty: '2.000000', price_fen: '6000' }, { item: 'BOLT', qty: '8.000000', price_fen: null }]);
    await stand.refused([409, 'task-not-open'], () => stand.record('quote', returnNo, { taskId, ...quote }));
  });

  it('告知客户: the amount that was booked, no other', async () => {
    const { returnNo, taskId } = await stand.task('tell', { scope: {}, owner: { dept: 'SERVICE', role: 'cs', head: 'csHead' }, menu: { amount: 170_000 } });
    await stand.refused([422, 'not-allowed'], () => stand.record('tell', returnNo, { taskId, amount: 169_999, wayCode: 'phone' }, 'e-cs'), 'amount');
    expect((await stand.record('tell', returnNo, { taskId, amount: 170_000, wayCode: 'phone' }, 'e-cs')).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.customer-told.v1', body: { payload: { amount: 170_000, wayCode: 'phone' } } });
    expect(await stand.rowsOf('customer_notice', returnNo)).toMatchObject([{ amount_fen: '170000', way_code: 'phone' }]);
  });

  it('报告发出: with the number of its form (P23)', async () => {
    const { returnNo, taskId } = await stand.task('report_sent', { scope: {}, menu: { form: { code: 'rma', zh: '顾客退换货答复报告（RMA Report）' } } });
    await stand.refused([400, 'invalid'], () => stand.record('report_sent', returnNo, { taskId }), 'formNo');
    expect((await stand.record('report_sent', returnNo, { taskId, formNo: 'RMA-2026-7' })).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.report-sent.v1', body: { payload: { formNo: 'RMA-2026-7' } } });
    expect(await stand.rowsOf('sent_report', returnNo)).toMatchObject([{ form_no: 'RMA-2026-7' }]);
  });
});
