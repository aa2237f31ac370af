/** 查件: any number, one sentence for the house and one for the customer. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { AmountProposedV1 } from '@guitu/contracts/events/process-events';
import { factEventType } from '@guitu/contracts/fact-kinds';
import type { ReturnStatus } from '@guitu/contracts/status';
import { DEPARTMENTS, STAGES, type Stage } from '@guitu/contracts/vocabulary';
import { ROLES } from '@guitu/identity/roles';
import { eventHeaders } from '@guitu/messaging/event-record';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { EventReader } from '@guitu/platform/service/event-reader';
import { eventually } from '@guitu/testing/eventually';
import { tellsOfLateNotices } from '../testbed/late-notices.fixture.js';
import { ReturnsStand } from '../testbed/returns-stand.js';
import type { ReturnAnswer } from './answer-object.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

interface Answered { sentence: { zh: string; en: string }; returns: ReturnAnswer[]; more: boolean }
const ask = (q: string, person: string = 'e-sales', of: '' | '/for-customer' = '') => stand.desk.get(`/answer${of}?q=${encodeURIComponent(q)}`, person);
const answer = async (q: string, person?: string): Promise<Answered> => (await ask(q, person)).body as unknown as Answered;
const keepDelivery = (row: object) => stand.desk.send('PUT', '/delivery-lines:batch', 'e-saleshead', {
  sourceSystem: 'sap', rows: [{ lineNo: 1, customerCode: 'C-100', shipDate: '2026-01-05', product: 'KNOWN-1', quantity: '10', unit: 'pcs', ...row }],
}, { 'idempotency-key': `answer-${JSON.stringify(row)}`.replace(/[^\x21-\x7e]/g, '') });
const HOUR = 3_600_000;
const waits = (more: Partial<ReturnStatus['waitingFor'][number]> = {}): ReturnStatus['waitingFor'][number] =>
  ({ taskId: 'case/approve/1/1', dept: 'SALES', role: 'salesHead', title: { zh: '审核', en: 'Review' }, lines: [1], counterparty: null, since: Date.now() - HOUR, dueAt: Date.now() + 48 * HOUR, late: false, ...more });

describe('GET /answer?q=', () => {
  it('A2: finds a return by its number, its own reference, delivery, order, serial, batch and parcel, however it is typed', async () => {
    await keepDelivery({ deliveryNo: 'DN/77', orderNo: 'SO-77', invoiceNo: 'INV-77', waybill: 'OUT-77', batch: 'BA-77', quantity: '2', serials: ['SN-771', 'SN-772'] });
    const returnNo = await stand.register({ sourceSystem: 'shop', externalId: 'WEB-77', lines: [{ item: 'KNOWN-1', qty: '1', unit: 'pcs', serials: ['SN-772'] }] });
    expect((await stand.record('dispatched', returnNo, { carrierCode: 'SF', waybillRef: 'SF-9001' })).status).toBe(201);
    await eventually('the parcel is known', async () => (await ask('sf-9001')).status === 200);
    const asked = [returnNo, ` ${returnNo.toLowerCase()} `, 'WEB-77', 'DN/77', 'SO-77', 'INV-77', 'OUT-77', 'SN-772', 'BA-77', 'ｓｆ－９００１', 'SF-9001'];
    const found = await Promise.all(asked.map(async (q) => (await answer(q)).returns.map((one) => [one.returnNo, one.foundBy])));
    expect(found).toEqual(['return', 'return', 'reference', 'delivery', 'order', 'invoice', 'parcel', 'serial', 'batch', 'parcel', 'parcel'].map((by) => [[returnNo, by]]));
  });

  it('A2: finds it by the voucher finance booked, whose amount is fixed then and ends the sentence, for those who may see money', async () => {
    const returnNo = await stand.register();
    const subject = `GT01/${returnNo}`;
    const body = JSON.stringify({
      factId: uuidv7(), kind: 'post', companyCode: 'GT01', plantCode: 'SZ1', returnNo, performedAt: 1, recordedAt: 2, by: { dept: 'FINANCE', role: 'fin', staff: 'e-fin' }, via: 'desk', payload: { net: 4_100, methodCode: 'offset', voucherNo: 'V-2026-81' },
    });
    const headers = eventHeaders('finance', 1, { id: uuidv7(), subject, seq: 1, type: factEventType('finance', 'post'), headers: {}, body, recordedAt: new Date() });
    await stand.desk.service.app.get(EventReader).positions.apply('finance', [{ topic: 'finance', partition: 0, offset: '1', key: Buffer.from(subject), headers, value: Buffer.from(body) }]);
    expect((await answer('v-2026-81')).returns).toMatchObject([{ returnNo, foundBy: 'voucher', amount: { value: 4_100, is: 'fixed' }, bar: { money: 'done' } }]);
    expect((await answer('v-2026-81')).sentence).toEqual({ zh: `退货单 ${returnNo} 已记录，流程尚未答复，金额 41.00 元。`, en: `Return ${returnNo} is recorded; the process has not answered yet, amount 41.00 yuan.` });
    expect((await answer('v-2026-81', 'e-keeper')).sentence.zh).toBe(`退货单 ${returnNo} 已记录，流程尚未答复。`);
  });

  it('A2 C7: finds it by the complaint it belongs to, which its case file shows as it stands; unlinked, no more', async () => {
    const returnNo = await stand.register();
    const link = (state: string, results: string[], version: number) => stand.desk.hear('quality', 'link', returnNo, { kind: 'complaint', id: 'CP-77', state, results, version });
    const links = async () => (await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-sales')).body['links'];
    await link('open', ['CP-77'], 1);
    expect((await answer('cp-77')).returns).toMatchObject([{ returnNo, foundBy: 'complaint' }]);
    expect(await links()).toMatchObject([{ kind: 'complaint', id: 'CP-77', state: 'open', results: ['CP-77'] }]);
    await link('done', ['unlinked', 'CP-77'], 2);
    expect([(await ask('cp-77')).status, await links()]).toMatchObject([404, [{ id: 'CP-77', state: 'done' }]]);
  });

  it('A2: says for whom it waits, who has it, how much working time is left, and what holds it up', async () => {
    const { returnNo, taskId } = await stand.task('review', { owner: { dept: 'SALES', role: 'salesHead', head: 'salesHead' } });
    await stand.desk.status(returnNo, {
      stages: ['review'], waitingFor: [waits({ taskId }), waits({ taskId: 'x', dept: 'QUALITY', role: 'qc', dueAt: Date.now() - HOUR })], attention: ['quantity_excess'],
      lines: [{ line: 1, claimed: '10', arrived: '4', undecided: '10', ended: '0', portions: [] }],
    });
    await stand.desk.database.dataSource.query('update task set claimed_by = $1, claimed_at = clock_timestamp() where return_no = $2', ['e-saleshead', returnNo]);
    const { returns: [one], sentence } = await answer(returnNo);
    expect(one).toMatchObject({
      stages: [{ stage: 'review', zh: '审核' }], bar: { goods: 'partly', quality: 'open', money: 'open' }, blockedBy: [{ zh: '数量超出' }], amount: null, promisedToCustomer: null,
      waitingFor: [{ department: { zh: '业务部' }, roleName: { zh: '业务主管' }, person: 'e-saleshead', verb: { zh: '审核' }, late: false }, { department: { zh: '品质部' }, person: null, late: true, workingMsLeft: 0 }],
    });
    expect(one?.waitingFor[0]?.workingMsLeft).toBeLessThanOrEqual(48 * HOUR);
    expect(sentence.zh).toContain('等待业务部：审核');
    expect(sentence).toEqual(one?.sentence);
  });

  it('shows the amount to those who may see money: an estimate until finance has booked it', async () => {
    const returnNo = await stand.register();
    const because = { rule: 'net', clause: 'house', policy: 'headline@1', inputs: {}, result: 4_200, because: [] };
    await stand.desk.say(AmountProposedV1, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, round: 1, gross: 5_000, net: 4_200, deductions: [], lines: [], because });
    expect((await answer(returnNo)).returns[0]).toMatchObject({ amount: { value: 4_200, is: 'estimate' }, bar: { money: 'partly' } });
    expect((await answer(returnNo, 'e-keeper')).returns[0]).not.toHaveProperty('amount');
  });

  it('names the latest of several, and a delivery nobody has returned anything of', async () => {
    const [first, second] = [await stand.register({ lines: [{ item: 'Q', qty: '1', unit: 'pcs', batch: 'MANY' }] }), await stand.register({ lines: [{ item: 'Q', qty: '1', unit: 'pcs', batch: 'MANY' }] })];
    const seen = await answer('MANY');
    expect(seen.returns.map(({ returnNo }) => returnNo)).toEqual([second, first]);
    expect(seen.sentence.zh).toContain('有 2 张退货单，最近一张');
    await stand.desk.status(second, { closed: true, result: 'completed', waitingFor: [] });
    expect((await answer('MANY')).returns.map(({ returnNo }) => returnNo)).toEqual([first, second]);
    await keepDelivery({ deliveryNo: 'DN-ALONE' });
    expect(await answer('DN-ALONE')).toMatchObject({ returns: [], sentence: { zh: expect.stringContaining('还没有退货') } });
  });

  it('404: unknown, of another plant or company; 400: nothing asked', async () => {
    const returnNo = await stand.register();
    await stand.refused([404, 'not-found'], () => ask('NO-SUCH-NUMBER'));
    await stand.refused([404, 'not-found'], () => ask(returnNo, 'e-keeper-dg'));
    await stand.refused([404, 'not-found'], () => ask(returnNo, 'e-qc-other'));
    await stand.refused([404, 'not-found'], () => ask('DN-ALONE', 'e-sales', '/for-customer'));
    await stand.refused([400, 'invalid'], () => ask(' '));
    await stand.refused([400, 'invalid'], () => ask('A\u0000B'));
  });
});

describe('复制给客户', () => {
  const sentence = async (returnNo: string): Promise<{ zh: string; en: string }> => ((await ask(returnNo, 'e-cs', '/for-customer')).body as unknown as { sentence: { zh: string; en: string } }).sentence;
  const INSIDE = [...Object.values(DEPARTMENTS), ...Object.values(ROLES)].flatMap(({ zh, en }) => [zh, en.toLowerCase()]).filter((word) => word.length > 1);

  it.each(Object.keys(STAGES) as Stage[])('has no inside word at stage %s', async (stage) => {
    const returnNo = await stand.register({ lines: [{ item: 'ITEM-1', qty: '1', unit: 'pcs', unitPrice: 98_765 }] });
    await stand.desk.status(returnNo, { stages: [stage], waitingFor: [waits({ dueAt: Date.UTC(2031, 4, 5) })], attention: ['stray'] });
    const { zh, en } = await sentence(returnNo);
    const told = `${zh} ${en.toLowerCase()}`.replaceAll(returnNo.toLowerCase(), '');
    expect(INSIDE.filter((word) => told.includes(word))).toEqual([]);
    expect(told).not.toMatch(/98|2031|e-/);
    expect(zh.startsWith(`您的退货 ${returnNo}`)).toBe(true);
  });

  it('A2: says whose turn it is, what was promised, and how it ended', async () => {
    const returnNo = await stand.register();
    expect((await sentence(returnNo)).zh).toBe(`您的退货 ${returnNo}：申请已登记，正在处理。`);
    await stand.desk.status(returnNo, { stages: ['inbound'], waitingFor: [waits({ counterparty: 'customer' })] });
    expect((await sentence(returnNo)).zh).toContain('等待您的答复或寄件');
    await stand.desk.database.dataSource.query(
      `insert into timeline_entry (company_code, return_no, source, seq, plant_code, event_id, type, at, body) values ('GT01', $1, 'returns', 900, 'SZ1', gen_random_uuid(), 'returns.repair-quoted.v1', now(), $2)`,
      [returnNo, JSON.stringify({ kind: 'quote', payload: { promisedAt: Date.UTC(2026, 10, 30, 20) } })],
    );
    // 20:00 UTC is the next day in Shanghai
    expect(await sentence(returnNo)).toMatchObject({ zh: expect.stringContaining('，预计 2026-12-01 完成'), en: expect.stringContaining('expected by 2026-12-01') });
    await stand.desk.status(returnNo, { closed: true, result: 'withdrawn', stages: [], waitingFor: [] });
    expect(await sentence(returnNo)).toEqual({ zh: `您的退货 ${returnNo} 已按您的要求撤回。`, en: `Your return ${returnNo} was withdrawn as you asked.` });
  });

  it('D3: what was promised to the customer follows production’s date, and says that it has changed; nobody is promised anything by a date of the house', async () => {
    const [promised, unpromised] = [await stand.register(), await stand.register()];
    const first = Date.UTC(2026, 11, 1, 9);
    const { taskId } = await stand.task('quote', { returnNo: promised, lines: [] });
    expect((await stand.record('quote', promised, { taskId, fee: 100, parts: [], promisedAt: first })).status).toBe(201);
    await eventually('the promise is known', async () => (await answer(promised)).returns[0]?.promisedToCustomer === first);
    const moved = Date.UTC(2026, 11, 9, 9);
    for (const returnNo of [promised, unpromised]) {
      await stand.desk.deliver('production', OrderDateMovedV1, `order/GT01/MO-${returnNo}`, {
        companyCode: 'GT01', plantCode: 'SZ1', returnNo, moveId: uuidv7(), no: `MO-${returnNo}`, portion: 'p1', before: first, after: moved, why: 'moved', reasonCode: 'line_down', noticeNo: null, by: 'e-pmc', at: Date.now() + 1_000,
      });
    }
    expect((await answer(promised)).returns[0]).toMatchObject({ promisedToCustomer: moved, promiseChangedFrom: first, sentence: { zh: expect.stringContaining('，已承诺客户 2026-12-09（原 2026-12-01）。') } });
    expect((await answer(unpromised)).returns[0]).toMatchObject({ promisedToCustomer: null, promiseChangedFrom: null, sentence: { zh: expect.not.stringContaining('承诺') } });
  });
});

describe('滞后通知', () => tellsOfLateNotices(() => stand));
