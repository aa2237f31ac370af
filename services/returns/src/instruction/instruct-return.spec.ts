import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { returnOfLink, scanLink } from '@guitu/contracts/scan-link.rules';
import type { TaskStatement } from '@guitu/contracts/task';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const FORM = { code: 'xiaotui', zh: '销退单' };
const LOT_DUE = '2099-12-31';
const ask = (more: Partial<TaskStatement> = {}) => stand.task('instruct', { clause: 'S000-04 §5.4', menu: { documents: ['xiaotui'], form: FORM, fields: ['model', 'qty', 'lotDueDate'] }, ...more });
const instruction = (more: object = {}) => ({ addressCode: 'WH-1', carrierCode: 'SF', freightPayer: 'company', forms: [{ code: 'xiaotui', lotDueDate: LOT_DUE }], ...more });
const slipsOf = (returnNo: string) => stand.rowsOf<{ no: string; form_code: string }>('return_slip', returnNo);

describe('退货指引 (S000-04 §5.4)', () => {
  it('goes out with a numbered 《销退单》, which the fact and the file carry', async () => {
    const { returnNo, taskId } = await ask();
    const answer = await stand.record('instruct', returnNo, { taskId, ...instruction() });
    expect(answer.status).toBe(201);
    const [slip] = await slipsOf(returnNo);
    expect(slip).toMatchObject({ form_code: 'xiaotui', no: expect.stringMatching(/^XT\d{4}-\d{6}$/) });
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.return-instructed.v1', body: { payload: { forms: [{ code: 'xiaotui', no: slip?.no, lotDueDate: LOT_DUE }] } } });
    expect(await stand.rowsOf('instruction', returnNo)).toMatchObject([{ address_code: 'WH-1', carrier_code: 'SF', freight_payer: 'company' }]);
    expect((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-sales')).body['papers']).toEqual([{ form: 'xiaotui', no: slip?.no, lotDueDate: LOT_DUE }]);
  });

  it('A5: what the customer is told is made from the decision and the way back, kept word for word, and never changed', async () => {
    const returnNo = await stand.register();
    const tell = (more: object = {}, person = 'e-cs') => stand.desk.post(`/returns/${returnNo}/notices`, person, { wayCode: 'wechat', ...more });
    await stand.refused([409, 'nothing-to-tell'], () => tell());
    const gate = await stand.task('review', { returnNo, owner: { dept: 'SALES', role: 'salesHead', head: 'gm' }, menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'] } });
    expect((await stand.record('review', returnNo, { taskId: gate.taskId, gate: 'return', level: 1, verdict: 'accept' }, 'e-saleshead')).status).toBe(201);
    const { taskId } = await ask({ returnNo });
    expect((await stand.record('instruct', returnNo, { taskId, ...instruction() })).status).toBe(201);
    const [slip] = await slipsOf(returnNo);
    const link = scanLink(stand.desk.service.app.get(ServiceConfig).publicUrl, returnNo, null);
    const zh = `您的退货 ${returnNo} 已受理。说明：属质量问题。请寄至 [WH-1]，承运商 SF。运费由我方承担。请随货附上 ${slip?.no ?? ''}。请打印退货标签贴于外箱：${link} 。包装要求：原包装。`;
    const sent = await tell({ reasonWords: '属质量问题', packing: '原包装' });
    expect([sent.status, (sent.body['text'] as { zh: string }).zh]).toEqual([201, zh]);
    const list = async (person: string) => stand.desk.get(`/returns/${returnNo}/notices`, person);
    expect((await list('e-gm')).body['items']).toMatchObject([{ verdict: 'accept', wayCode: 'wechat', text: { zh }, label: { link, svg: expect.stringContaining('<svg') }, sentBy: 'e-cs' }]);
    expect(returnOfLink(link)).toBe(returnNo);
    await expect(stand.desk.database.dataSource.query(`update customer_text set zh = 'x'`)).rejects.toThrow('as it was sent');
    await stand.refused([403, 'not-permitted'], () => tell({}, 'e-keeper'));
    expect((await list('e-qc-other')).status).toBe(404);
  });

  it('A5: the goods go to where they were supplied from, by the address master data keeps then; who bears the freight is the task’s; what was sent stays', async () => {
    const keeps = (address: string | null, version: number) => stand.desk.database.dataSource.query(
      `insert into master_view (type, company_code, code, incarnation, version, body) values ('area', 'GT01', 'jinhua', 1, $2, jsonb_build_object('companyCode', 'GT01', 'code', 'jinhua', 'version', $2::int, 'plantCode', 'SZ1', 'name', jsonb_build_object('zh', '金华仓', 'en', 'Jinhua store'), 'kind', 'RETURNS', 'address', $1::text))
       on conflict (type, company_code, code) do update set version = excluded.version, body = excluded.body`, [address, version]);
    await keeps('浙江省金华市婺城区 8 号', 1);
    const menu = { address: 'jinhua', freight: { payer: 'half', clause: 'S001-08' } };
    const { returnNo, taskId } = await ask({ menu });
    await stand.refused([422, 'not-allowed'], () => stand.record('instruct', returnNo, { taskId, ...instruction({ forms: [] }) }), 'addressCode');
    expect((await stand.record('instruct', returnNo, { taskId, forms: [] })).status).toBe(201);
    expect(await stand.rowsOf('instruction', returnNo)).toMatchObject([{ address_code: 'jinhua', freight_payer: 'half' }]);
    const tell = async () => (await stand.desk.post(`/returns/${returnNo}/notices`, 'e-cs', { wayCode: 'mail' })).body['text'] as { zh: string; en: string };
    expect(await tell()).toMatchObject({ zh: expect.stringContaining('请寄至 金华仓（浙江省金华市婺城区 8 号）。运费各半。'), en: expect.stringContaining('Jinhua store (浙江省金华市婺城区 8 号)') });
    await keeps('浙江省金华市金东区 9 号', 2);
    await tell();
    const said = ((await stand.desk.get(`/returns/${returnNo}/notices`, 'e-gm')).body['items'] as { text: { zh: string } }[]).map(({ text }) => /[89] 号/.exec(text.zh)?.[0]);
    expect(said).toEqual(['8 号', '9 号']);
  });

  it('numbers the slips of a company without a gap, refused ones not counted', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask()));
    await Promise.all(asked.map(({ returnNo, taskId }, i) => stand.record('instruct', returnNo, { taskId, ...instruction(i === 1 ? { forms: [{ code: 'xiaotui' }] } : {}) })));
    const all: { n: number }[] = await stand.desk.database.dataSource.query(`select right(no, 6)::integer as n from return_slip where no like 'XT%' order by 1`);
    expect(all.map((row) => row.n)).toEqual(all.map((_, i) => i + 1));
    expect(all.length).toBeGreaterThanOrEqual(4);
  });

  it('keeps the number of a pre-printed paper, once', async () => {
    const [one, two] = [await ask(), await ask()];
    const printed = instruction({ forms: [{ code: 'xiaotui', no: 'OLD-0047', lotDueDate: LOT_DUE }] });
    expect((await stand.record('instruct', one.returnNo, { taskId: one.taskId, ...printed })).status).toBe(201);
    await stand.refused([409, 'number-taken'], () => stand.record('instruct', two.returnNo, { taskId: two.taskId, ...printed }));
    const ours = instruction({ forms: [{ code: 'xiaotui', no: 'XT2026-999999', lotDueDate: LOT_DUE }] });
    await stand.refused([422, 'number-not-yours'], () => stand.record('instruct', two.returnNo, { taskId: two.taskId, ...ours }), 'forms.0.no');
  });

  it.each<[string, object, string]>([
    ['without the slip', { forms: [] }, 'forms'],
    ['without the due date of the lot', { forms: [{ code: 'xiaotui' }] }, 'forms.0.lotDueDate'],
    ['with a date that has passed', { forms: [{ code: 'xiaotui', lotDueDate: '2026-01-01' }] }, 'forms.0.lotDueDate'],
  ])('422: %s', async (_what, more, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('instruct', returnNo, { taskId, ...instruction(more) }), path);
  });

  it.each<[string, object, string]>([
    ['30 February', { forms: [{ code: 'xiaotui', lotDueDate: '2099-02-30' }] }, 'forms.0.lotDueDate'],
    ['a payer of its own', { freightPayer: 'me' }, 'freightPayer'],
    ['a formula for a number', { forms: [{ code: 'xiaotui', no: '=CMD()' }] }, 'forms.0.no'],
    ['forms that are no list', { forms: 'xiaotui' }, 'forms'],
  ])('400: %s', async (_what, more, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('instruct', returnNo, { taskId, ...instruction(more) }), path);
  });

  it('asks no paper of a procedure that has none', async () => {
    const { returnNo, taskId } = await ask({ menu: {} });
    expect((await stand.record('instruct', returnNo, { taskId, ...instruction({ forms: [] }) })).status).toBe(201);
    expect(await slipsOf(returnNo)).toEqual([]);
  });

  it('is the same instruction when it is sent again: no second number', async () => {
    const { returnNo, taskId } = await ask();
    const answers = [1, 2].map(() => stand.record('instruct', returnNo, { taskId, ...instruction() }, 'e-sales', 'instruct-key-1'));
    const [one, two] = await Promise.all(answers);
    expect(two?.body).toEqual(one?.body);
    expect(await slipsOf(returnNo)).toHaveLength(1);
  });

  it('can be typed by an operator with sales rights; a malformed one is refused and said so', async () => {
    const { returnNo, taskId } = await ask();
    await stand.desk.operatorEntry({ returnNo, kind: 'instruct', staff: 'e-sales', taskId, payload: { forms: 'all' } });
    await stand.desk.operatorEntry({ returnNo, kind: 'instruct', staff: 'e-sales', taskId, payload: instruction() as Record<string, unknown> });
    expect((await stand.events(returnNo)).map((event) => event.type)).toEqual(['returns.return-registered.v1', 'returns.operator-entry-refused.v1', 'returns.return-instructed.v1']);
    expect(await slipsOf(returnNo)).toHaveLength(1);
  });
});
