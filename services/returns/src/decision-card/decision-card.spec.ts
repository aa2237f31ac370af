/** What a decision is made from: the card of a gate, many green ones at once, and the whole case in a minute. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { eventually } from '@guitu/testing/eventually';
import { ReturnsStand } from '../testbed/returns-stand.js';

const LIMIT = 120_000;
let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const OWNER = { dept: 'SALES', role: 'salesHead', head: 'gm' } as const;
const review = (more: Partial<TaskStatement> = {}) => stand.task('review', { step: 'approve', owner: OWNER, menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'] }, ...more });
const accept = { gate: 'return', level: 1, verdict: 'accept' };
const idOf = ({ returnNo, taskId }: { returnNo: string; taskId: string }) => `${returnNo}~${taskId.replaceAll('/', '~')}`;
const card = (task: { returnNo: string; taskId: string }, person: string) => stand.desk.get(`/tasks/${idOf(task)}/card`, person);
/** Two pieces at 680.00, of a customer of their own. */
const priced = (customerCode: string, more: object = {}) => ({ customerCode, lines: [{ item: 'PUMP-1', qty: '2', unit: 'pcs', unitPrice: 68_000 }], attrs: { reason: 'leak' }, ...more });
const heard = (returnNo: string, kind: string) => eventually(`${kind} of ${returnNo} in the timeline`, async () =>
  (await stand.desk.database.dataSource.query<unknown[]>(`select 1 from timeline_entry where return_no = $1 and body->>'kind' = $2`, [returnNo, kind])).length > 0, LIMIT);

describe('审批卡', () => {
  it('F3 G1: shows the verdict of the rules, the amount, the customer’s year and how the same was decided last time', async () => {
    const before = await review({ returnNo: await stand.register(priced('C-CARD')) });
    expect((await stand.record('review', before.returnNo, { taskId: before.taskId, ...accept }, 'e-saleshead')).status).toBe(201);
    await heard(before.returnNo, 'review');
    const task = await review({ returnNo: await stand.register(priced('C-CARD')) });
    const { status, body } = await card(task, 'e-saleshead');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      green: true, own: false, customerCode: 'C-CARD', reason: 'leak', amount: 136_000, lines: [{ line: 1, verdict: 'ok' }], customerYear: { returns: 2, open: 2, rejected: 0, amount: 272_000 },
      earlier: [{ returnNo: before.returnNo, customerCode: 'C-CARD', verdict: 'accept', amount: 136_000, decidedBy: 'e-saleshead' }], photos: `/api/returns/v1/returns/${task.returnNo}/attachments`,
    });
    expect((await card(task, 'e-cs')).body).toMatchObject({ own: true });
    expect((await card(task, 'e-qc-other')).status).toBe(404);
    const contact = await stand.task('contact');
    expect((await card(contact, 'e-saleshead')).status).toBe(404);
  });

  it('F6: an exception shows the rule that made it one, with its inputs, and what granting it costs', async () => {
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    const lines = [{ item: 'SHOE-42', qty: '1', unit: 'pcs', unitPrice: 29_900, shipDate: day(40), receiptDate: day(38) }];
    const returnNo = await stand.register({ customerCode: 'C-LATE', policyKey: 'S000-02', lines, attrs: { reason: 'personal', requestType: 'return', docsComplete: true } });
    const task = await stand.task('exception', { returnNo, step: 'exception', owner: { dept: 'SERVICE', role: 'csHead', head: 'gm' }, menu: { gate: 'exception', level: 1, verdicts: ['accept', 'reject'], amount: 29_900 } });
    const { status, body } = await card(task, 'e-cshead');
    expect([status, body['green']]).toEqual([200, false]);
    const [line] = body['lines'] as { verdict: string; reasons: { rule: string; zh: string }[] }[];
    expect(line).toMatchObject({ verdict: 'open', reasons: expect.arrayContaining([expect.objectContaining({ rule: 'P02', zh: expect.stringContaining(day(38)) }), expect.objectContaining({ rule: 'P05.original' })]) });
    expect(body['earlier']).toEqual([]);
  });
});

describe('批量审核', () => {
  it('F3: accepts green returns at once, each by itself; no other, nobody’s own, and once for one key', async () => {
    const [green, own, unlike] = [
      await review({ returnNo: await stand.register(priced('C-BULK')) }), await review({ returnNo: await stand.register(priced('C-BULK'), 'e-saleshead') }),
      await review({ returnNo: await stand.register({ ...priced('C-BULK'), policyKey: 'S001-19', attrs: { reason: 'personal', requestType: 'return' } }) }),
    ];
    const ids = [green, own, unlike].map(idOf);
    const bulk = () => stand.desk.post('/reviews:accept', 'e-saleshead', { ids }, 'accept-green-ones');
    const answer = await bulk();
    const results = answer.body['results'] as { id: string; ok: boolean; code?: string }[];
    expect([answer.status, ids.map((id) => results.find((row) => row.id === id)?.code ?? 'accepted')]).toEqual([200, ['accepted', 'own-application', 'not-green']]);
    expect((await bulk()).body).toEqual(answer.body);
    expect(await Promise.all([green, own, unlike].map(async ({ returnNo }) => (await stand.rowsOf('review', returnNo)).length))).toEqual([1, 0, 0]);
    expect((await stand.desk.post('/reviews:accept', 'e-keeper', { ids: [idOf(own)] })).body['results']).toMatchObject([{ ok: false, code: 'not-your-task' }]);
  });
});

describe('一分钟看懂', () => {
  it('G2: tells the whole return in order, what it is worth to those who may see money, and who owes what', async () => {
    const returnNo = await stand.register(priced('C-STORY'));
    await heard(returnNo, 'register');
    await stand.desk.hear('warehouse', 'receive', returnNo, { lines: [{ line: 1, received: '2' }], documents: [], signedBy: [] });
    await stand.desk.hear('quality', 'dispose', returnNo, { lines: [{ line: 1, portions: [{ qty: '1', goods: 'SCRAP', remedy: 'NONE' }, { qty: '1', goods: 'RESTOCK', remedy: 'NONE' }] }] });
    await stand.desk.hear('finance', 'refund_paid', returnNo, { amount: 68_000, routeCode: 'original', voucherNo: 'V-STORY' });
    const waits = { taskId: 'p1/scrap/1/1', dept: 'WAREHOUSE' as const, role: 'keeper', title: { zh: '报废', en: 'Scrap' }, lines: [1], counterparty: null, since: Date.now(), dueAt: Date.now() + 3_600_000, late: false };
    await stand.desk.status(returnNo, { waitingFor: [waits] });
    const story = async (person: string) => (await stand.desk.get(`/returns/${returnNo}/story`, person)).body as { sentences: { zh: string }[]; money: object | null; owes: object[] };
    const told = await story('e-gm');
    expect(told.sentences.map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/客户 C-STORY 申请退货：PUMP-1 2 pcs，原因 leak。$/), expect.stringContaining('验收：收到 2。'), expect.stringContaining('判定：报废 1、'), expect.stringContaining('退款 680.00 元'), expect.stringContaining('等待仓管课：报废'),
    ]);
    expect([told.money, told.owes]).toEqual([{ value: 68_000, is: 'fixed' }, [waits]]);
    const plain = await story('e-keeper');
    expect([plain.money, plain.sentences.length]).toEqual([null, 4]);
    expect((await stand.desk.get(`/returns/${returnNo}/story`, 'e-qc-other')).status).toBe(404);
  });
});
