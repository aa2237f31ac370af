/** 提问 (product.md §1 C8, G10): the customer or a department is asked, a limit stands only where the policy says so, and what nobody answers is chased. */
import { expect, it } from '@jest/globals';
import { ClockStatedV1 } from '@guitu/contracts/events/process-events';
import { eventually } from '@guitu/testing/eventually';
import { ChaseQuestions } from '../questions/chase-questions.js';
import type { Question } from '../questions/question.js';
import type { ReturnsStand } from './returns-stand.js';

const HOUR = 3_600_000;
const DUE = Date.now() + 24 * HOUR;
const LIMIT = 120_000;

export function asksAndAnswers(of: () => ReturnsStand): void {
  const clock = (returnNo: string, sla: string) => of().desk.say(ClockStatedV1, {
    companyCode: 'GT01', plantCode: 'SZ1', returnNo, clockId: `c1/${sla}`, sla, title: { zh: '2 小时内判定', en: 'Decide within 2 hours' }, kind: 'sla', owner: { dept: 'QUALITY', role: 'qc' }, taskId: 'c1/inspect/1/1', state: 'running', startedAt: 1, dueAt: DUE, provisional: false, editions: [], metAt: null, breachedAt: null, breachWithdrawnAt: null,
  });
  const ask = (returnNo: string, to: unknown, reason: string, more: object = {}, person: string = 'e-cs', key?: string) => of().desk.post(`/returns/${returnNo}/questions`, person, { to, reason, words: '请补发标签照片', dueAt: DUE, ...more }, key);
  const reply = (returnNo: string, id: unknown, person: string, words: string = '照片已发微信') => of().desk.post(`/returns/${returnNo}/questions/${String(id)}/answers`, person, { words });
  const list = async (returnNo: string, person: string) => (await of().desk.get(`/returns/${returnNo}/questions`, person)).body['items'] as Question[];
  const facts = async (returnNo: string) => (await of().events(returnNo)).slice(1).map(({ type, body }) => [type, body.payload]);
  const messages = async (returnNo: string) => ((await of().desk.get(`/returns/${returnNo}/timeline?only=messages`, 'e-sales')).body['entries'] as { title: { zh: string } }[]).map(({ title }) => title.zh);
  const said = async (id: unknown): Promise<{ for: string; body: { state: string; rung: number; told: { roles: { role: string }[]; asker: boolean } } }[]> =>
    of().desk.database.dataSource.query(`select headers->>'guitu_for' as "for", body from journal where subject = $1 order by seq`, [`question/GT01/${String(id)}`]);

  it('C8: the customer is asked; the limit whose policy lists the matter stands until he has answered', async () => {
    const returnNo = await of().register();
    await clock(returnNo, 'inspection');
    const asked = await ask(returnNo, 'customer', 'discrepancy');
    expect([asked.status, asked.body['pausedClock']]).toEqual([201, 'c1/inspection']);
    expect(await facts(returnNo)).toEqual([['returns.clocks-paused.v1', { reasonCode: 'discrepancy', until: DUE, clockId: 'c1/inspection' }]]);
    expect((await Promise.all([1, 2].map(() => reply(returnNo, asked.body['id'], 'e-sales')))).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await facts(returnNo)).at(-1)).toEqual(['returns.clocks-resumed.v1', { reasonCode: 'discrepancy', clockId: 'c1/inspection' }]);
    expect(await messages(returnNo)).toEqual(['向客户提问', '客户回复']);
    expect(await list(returnNo, 'e-sales')).toMatchObject([{ to: 'customer', words: '请补发标签照片', answer: '照片已发微信', askedBy: 'e-cs', answeredBy: 'e-sales' }]);
    expect(await list(returnNo, 'e-keeper')).toMatchObject([{ words: null, answer: null }]);
    expect(JSON.stringify([await of().events(returnNo), await said(asked.body['id']), await messages(returnNo)])).not.toMatch(/标签|微信/);
  });

  it('C8: an inspector asks sales; his limit stands where the policy lists the matter and goes on with the answer', async () => {
    const returnNo = await of().register();
    await clock(returnNo, 'inspection');
    const asked = await ask(returnNo, { dept: 'SALES', role: 'sales' }, 'discrepancy', { taskId: 'c1/inspect/1/1' }, 'e-qc');
    expect([asked.status, asked.body['pausedClock'], asked.body['to']]).toEqual([201, 'c1/inspection', { dept: 'SALES', role: 'sales', head: 'salesHead', whole: false }]);
    // the desk hears it over the topic, as every desk does
    const atDesk = () => of().desk.get('/questions', 'e-sales').then(({ body }) => (body['items'] as { id: string; title: { zh: string }; answer: string }[]).find(({ id }) => id === asked.body['id']));
    const put = await eventually('the question lies at the desk', atDesk, LIMIT);
    expect(put).toMatchObject({ title: { zh: '差异处理' }, askedBy: 'e-qc', late: false, answer: `/api/returns/v1/returns/${returnNo}/questions/${String(asked.body['id'])}/answers` });
    await of().refused([403, 'not-your-task'], () => reply(returnNo, asked.body['id'], 'e-cs'));
    expect((await reply(returnNo, asked.body['id'], 'e-sales')).body).toMatchObject({ state: 'answered', answer: '照片已发微信' });
    expect((await facts(returnNo)).map(([type]) => type)).toEqual(['returns.clocks-paused.v1', 'returns.clocks-resumed.v1']);
    expect(await list(returnNo, 'e-qc')).toMatchObject([{ answer: '照片已发微信', answeredBy: 'e-sales' }]);
    await eventually('the desk is free of it', async () => (await atDesk()) === undefined, LIMIT);
  });

  it('C8: every limit runs on where the policy lists nothing of the matter', async () => {
    const returnNo = await of().register();
    await clock(returnNo, 'inspection');
    for (const to of ['customer', { dept: 'QUALITY' }]) expect((await ask(returnNo, to, 'consent')).body['pausedClock']).toBeNull();
    expect(await facts(returnNo)).toEqual([]);
  });

  it('G10: a manager asks a department back with a due time; the answer lands in his card', async () => {
    const OWNER = { dept: 'MANAGEMENT', role: 'gm', head: 'gm' } as const;
    const task = await of().task('review', { step: 'approve', owner: OWNER, menu: { gate: 'return', level: 2, verdicts: ['accept', 'reject'] } });
    const { returnNo } = task;
    const card = async () => (await of().desk.get(`/tasks/${returnNo}~${task.taskId.replaceAll('/', '~')}/card`, 'e-gm')).body['questions'];
    expect(await card()).toEqual([]);
    const asking = () => ask(returnNo, { dept: 'WAREHOUSE' }, 'receive', { words: '为何少收三件？', taskId: task.taskId }, 'e-gm', 'ask-warehouse-once');
    const [asked, again] = await Promise.all([asking(), asking()]);
    expect(again.body).toEqual(asked.body);
    const { id } = asked.body;
    expect([asked.status, asked.body['to'], (await said(id)).map((one) => one.for)]).toEqual([201, { dept: 'WAREHOUSE', role: 'whHead', head: 'whHead', whole: true }, ['warehouse,notifications']]);
    expect(await card()).toMatchObject([{ id, state: 'open', words: '为何少收三件？', answer: null }]);
    // who is asked reads the words, though he reads nobody else's; production is not asked
    expect([await list(returnNo, 'e-keeper'), await list(returnNo, 'e-prod')]).toMatchObject([[{ words: '为何少收三件？' }], [{ words: null, answer: null }]]);
    await of().refused([403, 'not-your-task'], () => reply(returnNo, id, 'e-prod'));
    expect((await reply(returnNo, id, 'e-keeper', '破损三件另放 B-2')).status).toBe(201);
    expect(await card()).toMatchObject([{ id, state: 'answered', answer: '破损三件另放 B-2', answeredBy: 'e-keeper' }]);
    await of().refused([409, 'already-answered'], () => reply(returnNo, id, 'e-whhead'));
    expect(await messages(returnNo)).toEqual(['提问：仓管课', '答复提问：仓管课']);
    expect(JSON.stringify([await of().events(returnNo), await said(id)])).not.toMatch(/少收|破损三件/);
  });

  it('G10: what nobody answers is chased: the asked, their head, management; answered or taken back it is quiet', async () => {
    const returnNo = await of().register();
    const [waits, back] = [await ask(returnNo, { dept: 'QUALITY', role: 'qc' }, 'dispose', {}, 'e-gm'), await ask(returnNo, { dept: 'QUALITY' }, 'dispose', {}, 'e-gm')];
    await of().refused([403, 'not-your-question'], () => of().desk.post(`/returns/${returnNo}/questions/${String(back.body['id'])}/retractions`, 'e-qc', undefined));
    expect((await of().desk.post(`/returns/${returnNo}/questions/${String(back.body['id'])}/retractions`, 'e-gm', undefined)).body).toMatchObject({ state: 'withdrawn' });
    const chase = of().desk.service.app.get(ChaseQuestions);
    for (const after of [-5 * HOUR, 0, 25 * HOUR]) await Promise.all([chase.look(DUE + after), chase.look(DUE + after)]);
    expect((await said(waits.body['id'])).map(({ body: { rung, told } }) => [rung, told.roles.map(({ role }) => role), told.asker])).toEqual([[0, ['qc'], false], [1, ['qc'], false], [2, ['qc', 'qcHead'], true], [3, ['qcHead', 'gm'], true]]);
    expect((await said(back.body['id'])).map(({ body: { state, rung } }) => [state, rung])).toEqual([['open', 0], ['withdrawn', 0]]);
    await of().refused([409, 'question-withdrawn'], () => reply(returnNo, back.body['id'], 'e-qc'));
    expect((await reply(returnNo, waits.body['id'], 'e-qchead')).body).toMatchObject({ state: 'answered', rung: 3 });
  });

  it('has a date to come, an open return, a role of the department, and for the customer somebody who talks to him', async () => {
    const returnNo = await of().register();
    await of().refused([422, 'not-allowed'], () => ask(returnNo, 'customer', 'consent', { dueAt: 1 }), 'dueAt');
    await of().refused([422, 'not-allowed'], () => ask(returnNo, { dept: 'SALES', role: 'qc' }, 'consent'), 'to.role');
    await of().refused([400, 'invalid'], () => ask(returnNo, 'customer', 'because'), 'reason');
    await of().refused([400, 'invalid'], () => ask(returnNo, { dept: 'NOBODY' }, 'consent'));
    await of().refused([403, 'not-permitted'], () => ask(returnNo, 'customer', 'consent', {}, 'e-keeper'));
    await of().refused([404, 'not-found'], () => ask('RT1999-000001', 'customer', 'consent'));
    for (const person of ['e-keeper-dg', 'e-qc-other']) await of().refused([404, 'not-found'], () => ask(returnNo, { dept: 'SALES' }, 'consent', {}, person));
    await of().desk.status(returnNo, { closed: true, result: 'completed' });
    await of().refused([409, 'return-closed'], () => ask(returnNo, { dept: 'SALES' }, 'consent'));
  });
}
