import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnomalyStatedV1, ReturnClosedV1, RungReachedV1, StrayFactV1 } from '@guitu/contracts/events/process-events';
import type { DeliveredFact } from '@guitu/contracts/fact';
import { FACT_KINDS, factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import { eventHeaders } from '@guitu/messaging/event-record';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { EventReader } from '@guitu/platform/service/event-reader';
import { eventually } from '@guitu/testing/eventually';
import { asksAndAnswers } from '../testbed/questions.fixture.js';
import { listsUnidentifiedParcels } from '../testbed/unidentified-parcels.fixture.js';
import { ReturnsStand } from '../testbed/returns-stand.js';
import type { TimelineEntry } from './read-timeline.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const ABOUT = { companyCode: 'GT01', plantCode: 'SZ1' };
const TITLE = { zh: '2 小时内判定', en: 'Decide within 2 hours' };

/** A fact another department recorded, as its record on the topic. */
function record(desk: Desk, kind: FactKind, returnNo: string, seq: number, recordedAt: number) {
  const body = { factId: randomUUID(), kind, ...ABOUT, returnNo, performedAt: recordedAt, recordedAt, by: { dept: 'QUALITY', role: 'qc', staff: 'e-qc' }, via: 'desk', payload: { cost: 100, note: 'x' } };
  const subject = `GT01/${returnNo}`;
  const headers = eventHeaders(desk, 1, { id: uuidv7(), subject, seq, type: factEventType(desk, kind), headers: {}, body: '', recordedAt: new Date(recordedAt) });
  return { topic: desk, partition: 0, offset: String(seq), key: Buffer.from(subject), headers, value: Buffer.from(JSON.stringify(body)) };
}
const hear = (desk: Desk, records: ReturnType<typeof record>[]) => stand.desk.service.app.get(EventReader).positions.apply(desk, records);
const timeline = async (returnNo: string, query: string = '', person: string = 'e-sales') => (await stand.desk.get(`/returns/${returnNo}/timeline${query}`, person)).body as unknown as { entries: TimelineEntry[]; next: string | null };
const rung = (returnNo: string, rungAt: number) => stand.desk.say(RungReachedV1, {
  ...ABOUT, returnNo, clockId: 'c1/dispose', sla: 'disposition', title: TITLE, action: 'breach', rung: 1, dueAt: rungAt, rungAt, to: [{ dept: 'QUALITY', role: 'qc' }], taskId: null,
});

describe('the timeline', () => {
  it('shows facts of all departments and effects in order of when they count, in whatever order they came', async () => {
    const returnNo = await stand.register();
    const t = Date.now() + 1_000;
    await rung(returnNo, t + 30);
    await hear('quality', [record('quality', 'dispose', returnNo, 1, t + 40)]);
    await hear('warehouse', [record('warehouse', 'arrive', returnNo, 1, t + 10), record('warehouse', 'receive', returnNo, 2, t + 20)]);
    await eventually('the registration is heard', async () => (await timeline(returnNo)).entries.length === 5);
    expect((await timeline(returnNo)).entries.map(({ source, title }) => `${source} ${title.zh}`)).toEqual(['returns 登记', 'warehouse 到货', 'warehouse 验收', 'process 超时：2 小时内判定', 'quality 判定']);
  });

  it('is the same when everything is heard again', async () => {
    const returnNo = await stand.register();
    const arrived = record('warehouse', 'arrive', returnNo, 1, Date.now());
    await hear('warehouse', [arrived]);
    await eventually('the registration is heard', async () => (await timeline(returnNo)).entries.length === 2);
    const before = await timeline(returnNo);
    await hear('warehouse', [arrived, arrived]);
    expect(await timeline(returnNo)).toEqual(before);
  });

  it('says what the process made of a fact, and who recorded it', async () => {
    const returnNo = await stand.register();
    await eventually('the registration is heard', async () => (await timeline(returnNo)).entries.length === 1);
    expect((await timeline(returnNo)).entries[0]).toMatchObject({ outcome: null, by: { staff: 'e-cs', dept: 'SERVICE' } });
    const [{ body } = { body: {} }] = await stand.events(returnNo);
    await stand.desk.confirm({ factId: String((body as { factId?: string }).factId), returnNo, kind: 'register', seq: 1 });
    expect((await timeline(returnNo)).entries).toMatchObject([{ outcome: 'applied' }]);
  });

  it('comes in pages, facts or effects alone if wanted', async () => {
    const returnNo = await stand.register();
    const t = Date.now() + 1_000;
    await hear('quality', [1, 2, 3].map((seq) => record('quality', 'inspect', returnNo, seq, t)));
    await rung(returnNo, t);
    await eventually('the registration is heard', async () => (await timeline(returnNo)).entries.length === 5);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { entries: TimelineEntry[]; next: string | null } = await timeline(returnNo, `?limit=2${after === '' ? '' : `&after=${after}`}`);
      seen.push(...page.entries.map(({ source, seq }) => `${source}${seq}`));
      after = page.next;
    }
    expect(seen).toEqual(['returns1', 'process1', 'quality1', 'quality2', 'quality3']);
    expect((await timeline(returnNo, '?only=effects')).entries.map((entry) => entry.source)).toEqual(['process']);
    expect((await timeline(returnNo, '?only=facts')).entries).toHaveLength(4);
  });

  it('shows money to the customer’s side and management only', async () => {
    const returnNo = await stand.register({ lines: [{ item: 'A', qty: '1', unit: 'pcs', unitPrice: 990 }], attrs: { amount: 990 } });
    await eventually('the registration is heard', async () => (await timeline(returnNo)).entries.length === 1);
    const [seen, hidden] = [await timeline(returnNo), await timeline(returnNo, '', 'e-keeper')];
    expect(JSON.stringify(seen)).toContain('"unitPrice":990');
    expect(JSON.stringify(hidden)).not.toMatch(/unitPrice|amount/);
    expect(JSON.stringify((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-keeper')).body)).not.toMatch(/unitPrice|amount/);
    expect((await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-gm')).body).toMatchObject({ lines: [{ unitPrice: '990' }] });
  });

  it.each(['?limit=0', '?limit=501', '?after=1;drop', '?only=money', '?sort=at'])('400: %s', async (query) => {
    const returnNo = await stand.register();
    await stand.refused([400, 'invalid'], () => stand.desk.get(`/returns/${returnNo}/timeline${query}`, 'e-sales'));
  });
});

describe('跟催', () => {
  const waiting = { taskId: 'c1/dispose/1/1', dept: 'QUALITY' as const, role: 'qc', title: { zh: '判定', en: 'Disposition' }, lines: [], counterparty: null, since: 0, dueAt: 1_900_000_000_000, late: false };
  const nudge = (returnNo: string, person: string = 'e-sales', taskId: string = waiting.taskId) => stand.desk.post(`/returns/${returnNo}/nudges`, person, { taskId });

  it('A7: tells whoever the return waits for, once in four hours whoever asks, and stays in the history', async () => {
    const returnNo = await stand.register();
    await stand.desk.status(returnNo, { waitingFor: [waiting] });
    const answers = await Promise.all([nudge(returnNo), nudge(returnNo, 'e-keeper'), nudge(returnNo)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('nudged-already');
    const sent = await stand.desk.database.dataSource.query(`select subject, seq, type, headers->>'guitu_for' as "for", body from journal where subject = $1`, [`nudge/GT01/${returnNo}`]);
    expect(sent).toMatchObject([{ seq: 1, type: 'returns.task-nudged.v1', for: 'notifications', body: { taskId: waiting.taskId, to: { dept: 'QUALITY', role: 'qc' }, dueAt: waiting.dueAt } }]);
    expect((await timeline(returnNo, '?only=messages')).entries.map(({ title }) => title.zh)).toEqual(['跟催：判定']);
    await stand.desk.database.dataSource.query(`update task_nudge set nudged_at = nudged_at - interval '4 hours' where return_no = $1`, [returnNo]);
    expect((await nudge(returnNo, 'e-keeper')).status).toBe(201);
    expect((await timeline(returnNo, '?only=messages')).entries).toHaveLength(2);
  });

  it('needs a task the return waits for, of a return the asker sees', async () => {
    const returnNo = await stand.register();
    await stand.refused([409, 'not-awaited'], () => nudge(returnNo));
    await stand.refused([404, 'not-found'], () => nudge(returnNo, 'e-keeper-dg'));
    await stand.refused([404, 'not-found'], () => nudge('RT1999-000001'));
  });
});

describe('提问', () => asksAndAnswers(() => stand));
describe('待识别包裹', () => listsUnidentifiedParcels(() => stand));

describe('the case file', () => {
  it('has what was registered, warnings, open anomalies and how it ended', async () => {
    const returnNo = await stand.register({ customerCode: 'C-77', remark: '客户来电', forms: ['complaint'] });
    const t = Date.now();
    await rung(returnNo, t);
    const anomaly = { ...ABOUT, returnNo, anomalyId: 'a1', kind: 'second_fact' as const, title: { zh: '重复事实', en: 'Second fact' }, step: null, factId: null, count: 1, raisedAt: t };
    await stand.desk.say(AnomalyStatedV1, { ...anomaly, state: 'open' });
    await stand.desk.say(AnomalyStatedV1, { ...anomaly, state: 'resolved', count: 2 });
    await stand.desk.say(ReturnClosedV1, { ...ABOUT, returnNo, result: 'completed', closedAt: t, state: { rev: 9 } });
    const { body } = await stand.desk.get(`/returns/${returnNo}/case-file`, 'e-sales');
    expect(body).toMatchObject({
      returnNo, customerCode: 'C-77', remark: '客户来电', forms: ['complaint'], registeredBy: 'e-cs', lines: [{ line: 1, item: 'ITEM-1', qty: '10', unit: 'pcs' }],
      rungs: [{ action: 'breach', rungAt: t }], anomalies: [{ anomalyId: 'a1', state: 'resolved', count: 2 }], end: { result: 'completed', closedAt: t },
    });
    expect(await stand.desk.database.dataSource.query('select state from return_end where return_no = $1', [returnNo])).toEqual([{ state: { rev: 9 } }]);
  });

  it('404: another company, another plant, nothing there', async () => {
    const returnNo = await stand.register();
    for (const path of [`/returns/${returnNo}/case-file`, `/returns/${returnNo}/timeline`]) {
      await stand.refused([404, 'not-found'], () => stand.desk.get(path, 'e-qc-other'));
      await stand.refused([404, 'not-found'], () => stand.desk.get(path, 'e-keeper-dg'));
    }
    await stand.refused([404, 'not-found'], () => stand.desk.get('/returns/RT1999-000001/case-file', 'e-sales'));
  });
});

describe('the list of returns', () => {
  const list = async (query: string, person: string = 'e-sales') => {
    const { body } = await stand.desk.get(`/returns?${query}`, person);
    return { numbers: (body['items'] as { returnNo: string }[]).map((item) => item.returnNo), next: body['next'] as string | null };
  };

  it('filters by customer, number, batch, stage, department, lateness and end', async () => {
    const waiting = (dueAt: number) => ({ taskId: 't', dept: 'QUALITY' as const, role: 'qc', title: TITLE, lines: [], counterparty: null, since: 0, dueAt, late: false });
    const open = await stand.register({ customerCode: 'L-1', lines: [{ item: 'A', qty: '1', unit: 'pcs', batch: 'LB-9' }] });
    const late = await stand.register({ customerCode: 'L-1', sourceSystem: 'sap', externalId: 'L-EXT' });
    const closed = await stand.register({ customerCode: 'L-1' });
    await stand.desk.status(open, { stages: ['review'], waitingFor: [{ ...waiting(Date.now() + 3_600_000), dept: 'SALES' }] });
    await stand.desk.status(late, { stages: ['inspection', 'disposition'], waitingFor: [waiting(Date.now() - 1)] });
    await stand.desk.status(closed, { stages: [], closed: true, result: 'completed' });
    const find = async (query: string) => (await list(`customerCode=L-1&${query}`)).numbers;
    expect(await find('')).toEqual([closed, late, open]);
    expect(await find('closed=false')).toEqual([late, open]);
    expect(await find('closed=true')).toEqual([closed]);
    expect(await find('stage=disposition')).toEqual([late]);
    expect(await find('dept=SALES')).toEqual([open]);
    expect(await find('late=true')).toEqual([late]);
    expect(await find('late=false')).toEqual([closed, open]);
    expect([await find('q=LB-9'), await find('q=L-EXT'), await find(`q=${closed.toLowerCase()}`)]).toEqual([[open], [late], [closed]]);
    expect(await find('policyKey=S000-04')).toEqual([]);
  });

  it('comes in pages, newest first, and tells where each return stands', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.push(await stand.register({ customerCode: 'L-2' }));
    const first = await list('customerCode=L-2&limit=3');
    const second = await list(`customerCode=L-2&limit=3&after=${String(first.next)}`);
    expect([...first.numbers, ...second.numbers]).toEqual(made.reverse());
    expect(second.next).toBeNull();
    const { body } = await stand.desk.get('/returns?customerCode=L-2&limit=1', 'e-sales');
    expect(body['items']).toMatchObject([{ answer: { sentence: { zh: expect.stringContaining('流程尚未答复') } } }]);
  });

  it('holds no return of another plant or company', async () => {
    await stand.register({ customerCode: 'L-3' });
    expect((await list('customerCode=L-3', 'e-keeper-dg')).numbers).toEqual([]);
    expect((await list('customerCode=L-3', 'e-qc-other')).numbers).toEqual([]);
  });

  it.each(['limit=201', 'stage=nowhere', "customerCode=a'or'1'='1", 'closed=maybe', 'order=late', 'q='])('400: %s', async (query) => {
    await stand.refused([400, 'invalid'], () => stand.desk.get(`/returns?${query}`, 'e-sales'));
  });
});

describe('facts that no process could take', () => {
  const stray = async (reason: 'closed' | 'unknown', plantCode: string = 'SZ1') => {
    const returnNo = `RT2020-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
    const fact: DeliveredFact = {
      factId: randomUUID(), kind: 'arrive', companyCode: 'GT01', plantCode, returnNo, performedAt: 1, recordedAt: 2, by: { dept: 'WAREHOUSE', role: 'keeper', staff: 'e-keeper' }, via: 'desk',
      payload: { packages: 1, packagingBroken: false }, source: 'warehouse', seq: 1,
    };
    await stand.desk.say(StrayFactV1, { companyCode: 'GT01', plantCode, returnNo, reason, fact });
    return fact.factId;
  };
  const open = async (person: string = 'e-sales') => ((await stand.desk.get('/stray-facts', person)).body['items'] as { factId: string }[]).map((item) => item.factId);
  const file = (factId: string, person: string = 'e-cs', key?: string) => stand.desk.post(`/stray-facts/${factId}/filing`, person, { note: '客户寄错，已退回' }, key);

  it('wait for sales, each with its name and reason, until somebody files it', async () => {
    const factId = await stray('unknown');
    const { body } = await stand.desk.get('/stray-facts', 'e-sales');
    expect((body['items'] as object[]).at(-1)).toMatchObject({ factId, reason: 'unknown', title: { zh: `${FACT_KINDS.arrive.zh}：没有这张退货单` }, filedAt: null });
    const [one, two] = await Promise.all([file(factId, 'e-cs', 'file-key-1'), file(factId, 'e-cs', 'file-key-1')]);
    expect(one.body).toMatchObject({ filedBy: 'e-cs', note: '客户寄错，已退回' });
    expect(two.body).toEqual(one.body);
    expect(await open()).not.toContain(factId);
    await stand.refused([409, 'already-filed'], () => file(factId));
  });

  it('403 for other departments, 404 for another plant’s, 400 without a word', async () => {
    const [here, there] = [await stray('closed'), await stray('closed', 'DG1')];
    await stand.refused([403, 'not-permitted'], () => stand.desk.get('/stray-facts', 'e-keeper'));
    await stand.refused([403, 'not-permitted'], () => file(here, 'e-keeper'));
    await stand.refused([404, 'not-found'], () => file(there));
    await stand.refused([400, 'invalid'], () => stand.desk.post(`/stray-facts/${here}/filing`, 'e-cs', { note: '  ' }), 'note');
    await stand.refused([400, 'invalid'], () => file('not-a-uuid'));
    expect(await open('e-saleshead')).toEqual(expect.arrayContaining([here, there]));
  });
});
