/** Rows of the rules' table that need the running service: answers to askers, changes, differences, stops that are confirmed, warnings, choices. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactAppliedV1, NoticeRequestedV1, ReturnClosedV1, RungReachedV1, StrayFactV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import { FollowUpStatedV1 } from '@guitu/contracts/events/follow-up-stated';
import { OrderDateMovedV1 } from '@guitu/contracts/events/order-date-moved';
import { QuestionStatedV1 } from '@guitu/contracts/events/question-stated';
import { TASK_REASSIGNED } from '@guitu/contracts/events/task-reassigned';
import { TaskNudgedV1 } from '@guitu/contracts/events/task-nudged';
import { factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import { eventHeaders } from '@guitu/messaging/event-record';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { EventReader } from '@guitu/platform/service/event-reader';
import { INTERNAL_TOKEN } from '@guitu/platform/service/internal.guard';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { taskOf } from '@guitu/task-desk/testbed/statements';
import { DeliveryLoop } from './delivery/delivery-loop.js';
import type { NotificationItem } from './inbox/notification-list.js';
import notifications from './service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(notifications);
});
afterAll(() => stand.stop());

let count = 0;
const newReturn = (): string => `RT2026-${String(++count).padStart(6, '0')}`;
const about = (returnNo: string) => ({ companyCode: 'GT01', plantCode: 'SZ1', returnNo });
const of = async (person: string, returnNo: string): Promise<NotificationItem[]> =>
  ((await stand.get('/notifications?limit=200', person)).body['items'] as NotificationItem[]).filter((item) => item.returnNo === returnNo);
const seqs = new Map<string, number>();

/** A department records a fact. @returns its id */
async function record(desk: Desk, kind: FactKind, returnNo: string, staff: string, payload: object, factId: string = randomUUID()): Promise<string> {
  const [subject, key] = [`GT01/${returnNo}`, `${desk} ${returnNo}`];
  const seq = (seqs.get(key) ?? 0) + 1;
  seqs.set(key, seq);
  const body = { factId, kind, ...about(returnNo), performedAt: seq, recordedAt: seq, by: { dept: 'SERVICE', role: 'cs', staff }, via: 'desk', payload };
  const headers = eventHeaders(desk, 1, { id: uuidv7(), subject, seq, type: factEventType(desk, kind), headers: {}, body: '', recordedAt: new Date() });
  const heard = await stand.service.app.get(EventReader).positions.apply(desk, [{ topic: desk, partition: 0, offset: String(seq), key: Buffer.from(subject), headers, value: Buffer.from(JSON.stringify(body)) }]);
  expect(heard).toMatchObject({ applied: 1, parked: 0 });
  return factId;
}
const take = (desk: Desk, kind: FactKind, returnNo: string, factId: string, outcome: 'applied' | 'anomaly' = 'applied') =>
  stand.say(FactAppliedV1, { ...about(returnNo), source: desk, seq: 1, factId, kind, outcome, anomalies: [] });
function registered(externalId: string): object {
  const pin = { key: 'P', version: 1, sha256: 'a'.repeat(64) };
  return { customerCode: 'C1', policy: pin, calendar: pin, lines: [{ line: 1, item: 'A', qty: '1', unit: 'pcs' }], attrs: {}, forms: [], sourceSystem: 'guitu', externalId };
}
async function newCase(): Promise<string> {
  const returnNo = newReturn();
  await record('returns', 'register', returnNo, 'e-cs', registered(returnNo));
  return returnNo;
}

describe('who asked hears the answer', () => {
  it('the decision about the return goes to whoever registered it, once, when the process has taken it, whichever comes first', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const verdict = { gate: 'return', level: 1, verdict: 'reject' };
    const fact = await record('returns', 'review', one, 'e-saleshead', verdict);
    expect(await of('e-cs', one)).toEqual([]);
    await take('returns', 'review', one, fact);
    await take('returns', 'review', one, fact);
    expect((await of('e-cs', one)).map(({ kind, title, text }) => [kind, title.zh, text.zh])).toEqual([['decision', '审核：驳回', `您申请的 ${one}「审核」已有结果：驳回。`]]);
    const early = randomUUID();
    await take('returns', 'review', other, early);
    await record('returns', 'review', other, 'e-saleshead', { ...verdict, verdict: 'accept' }, early);
    expect((await of('e-cs', other)).map(({ title }) => title.zh)).toEqual(['审核：同意']);
  });

  it('what the process did not take is no answer; nobody is told his own', async () => {
    const returnNo = await newCase();
    await take('returns', 'review', returnNo, await record('returns', 'review', returnNo, 'e-saleshead', { gate: 'return', level: 1, verdict: 'accept' }), 'anomaly');
    await take('returns', 'review', returnNo, await record('returns', 'review', returnNo, 'e-cs', { gate: 'return', level: 2, verdict: 'accept' }));
    expect(await of('e-cs', returnNo)).toEqual([]);
  });

  it('scrap approval goes to whoever asked for the scrapping; what the customer says, to the owner of the return', async () => {
    const returnNo = await newCase();
    await record('quality', 'scrap_request', returnNo, 'e-qc', { qty: '1', formNo: 'BF-1', reasonCode: 'beyond_repair' });
    await take('quality', 'scrap_approval', returnNo, await record('quality', 'scrap_approval', returnNo, 'e-qchead', { gate: 'scrap', level: 1, verdict: 'accept' }));
    expect((await of('e-qc', returnNo)).map(({ kind, title }) => [kind, title.zh])).toEqual([['decision', '报废审批：同意']]);
    await take('returns', 'appeal', returnNo, await record('returns', 'appeal', returnNo, 'e-saleshead', { groundsCode: 'price' }));
    expect((await of('e-cs', returnNo)).map(({ kind }) => kind)).toEqual(['customer_replied']);
  });
});

describe('who asked to get on', () => {
  it('is heard by those of the task, not by himself, and hears once when it is done', async () => {
    const returnNo = await newCase();
    const task = taskOf('quality', 'dispose', { returnNo, dueAt: Date.now() + 30 * 86_400_000 });
    await stand.say(TaskStatedV1, task);
    const nudge = { ...about(returnNo), nudgeId: randomUUID(), taskId: task.taskId, title: task.title, to: { dept: 'QUALITY', role: 'qc' }, dueAt: null, by: 'e-cs', at: 1 };
    const subject = `nudge/GT01/${returnNo}`;
    const headers = eventHeaders('returns', 1, { id: uuidv7(), subject, seq: 1, type: TaskNudgedV1.type, headers: {}, body: '', recordedAt: new Date() });
    const heard = await stand.service.app.get(EventReader).positions.apply('returns', [{ topic: 'returns', partition: 0, offset: '1', key: Buffer.from(subject), headers, value: Buffer.from(JSON.stringify(nudge)) }]);
    expect(heard).toMatchObject({ applied: 1, parked: 0 });
    expect((await of('e-qc', returnNo)).map(({ kind, title }) => [kind, title.zh])).toEqual([['nudge', '催办：办理 dispose']]);
    for (const rev of [2, 3]) await stand.say(TaskStatedV1, { ...task, rev, state: 'done' });
    expect((await of('e-cs', returnNo)).map(({ kind, text }) => [kind, text.zh])).toEqual([['answer', `${returnNo} 您催办的「办理 dispose」已完成。`]]);
  });
});

describe('what changes and what is found', () => {
  it('a task stated anew with another quantity tells its owners old → new; done, it no longer counts as new', async () => {
    const returnNo = await newCase();
    const task = taskOf('quality', 'dispose', { returnNo, dueAt: Date.now() + 30 * 86_400_000 });
    await stand.say(TaskStatedV1, task);
    await stand.say(TaskStatedV1, { ...task, rev: 2 });
    await stand.say(TaskStatedV1, { ...task, rev: 3, lines: [{ line: 1, item: 'ITEM-1', qty: '8', unit: 'pcs' }] });
    expect((await of('e-qc', returnNo)).map(({ kind, text }) => [kind, text.zh])).toEqual([['changed', `${returnNo}「办理 dispose」第 1 行 10 pcs → 8 pcs。`]]);
    await stand.say(TaskStatedV1, { ...task, rev: 4, state: 'done' });
    expect(await stand.database.dataSource.query('select done_at is not null as done from notification where return_no = $1', [returnNo])).toContainEqual({ done: true });
  });

  it('a difference at receipt and a parcel of no return reach sales', async () => {
    const returnNo = await newCase();
    await stand.task('warehouse', 'discrepancy', { returnNo });
    expect((await of('e-cs', returnNo)).map(({ kind }) => kind)).toEqual(['difference']);
    const unknown = newReturn();
    const fact = { factId: randomUUID(), kind: 'arrive' as const, ...about(unknown), performedAt: 1, recordedAt: 1, by: { dept: 'WAREHOUSE' as const, role: 'keeper', staff: 'e-keeper' }, via: 'desk' as const, payload: {}, source: 'warehouse' as const, seq: 1 };
    await stand.say(StrayFactV1, { ...about(unknown), reason: 'unknown', fact });
    expect((await of('e-sales', unknown)).map(({ title }) => title.zh)).toEqual([`无主「到货」：${unknown}`]);
  });

  it('B4: a parcel nobody announced reaches sales when it comes, its head when it is late; identified, nobody', async () => {
    const id = randomUUID();
    const said = (rung: number, to: string[], state: 'open' | 'closed' = 'open') => stand.deliver('warehouse', FollowUpStatedV1, `follow-up/GT01/${id}`, {
      companyCode: 'GT01', plantCode: 'SZ1', followUpId: id, kind: 'identify_parcel', title: { zh: `识别包裹 ${id}`, en: `Find out whose parcel this is: ${id}` }, ref: 'PK-000001', returnNo: null, state,
      owner: { dept: 'SALES', role: 'sales', head: 'salesHead' }, openedAt: 1, dueAt: 2, rung, to: to.map((role) => ({ role })), at: 1,
    });
    await said(0, ['sales']);
    await said(2, ['sales', 'salesHead']);
    const undone = async () => ((await stand.database.dataSource.query('select count(*)::int as n from notification where task_id = $1 and done_at is null', [`follow-up/${id}`])) as { n: number }[])[0]?.n;
    expect(await undone()).toBeGreaterThan(1);
    await said(2, [], 'closed');
    expect(await undone()).toBe(0);
    const heard = async (person: string) => (await of(person, '-')).filter(({ title }) => title.zh.includes(id)).map(({ kind }) => kind).sort();
    expect([await heard('e-sales'), await heard('e-saleshead'), await heard('e-keeper')]).toEqual([['difference', 'escalate'], ['escalate'], []]);
  });

  it('G10 C8: a question reaches whoever is asked at each rung, whoever asked from its due time on, and him alone when it is answered', async () => {
    const returnNo = await newCase();
    const questionId = randomUUID();
    const said = (rung: number, roles: string[], more: object = {}) => stand.deliver('returns', QuestionStatedV1, `question/GT01/${questionId}`, {
      ...about(returnNo), questionId, reason: 'dispose', title: { zh: '判定', en: 'Disposition' }, to: { dept: 'QUALITY', role: 'qc', head: 'qcHead', whole: false }, asker: { staff: 'e-gm', role: 'gm' }, askedAt: 1, dueAt: Date.now() + 3_600_000,
      state: 'open', endedBy: null, rung, told: { roles: roles.map((role) => ({ role })), asker: rung > 1 }, at: 1, ...more,
    });
    await said(0, ['qc']);
    await said(1, ['qc']);
    await said(2, ['qc', 'qcHead']);
    await said(3, ['qcHead', 'gm']);
    const undone = async () => ((await stand.database.dataSource.query('select kind from notification where return_no = $1 and done_at is null order by ord', [returnNo])) as { kind: string }[]).map(({ kind }) => kind);
    expect(new Set(await undone())).toEqual(new Set(['task', 'remind', 'breach', 'escalate']));
    await said(3, [], { state: 'answered', endedBy: 'e-qc' });
    // what rang is done and rings nobody any more; only the answer is news
    expect(await undone()).toEqual(['answer']);
    const heard = async (person: string) => (await of(person, returnNo)).map(({ kind }) => kind).sort();
    expect([await heard('e-qc'), await heard('e-qchead'), await heard('e-gm')]).toEqual([['breach', 'remind', 'task'], ['breach', 'escalate'], ['answer', 'breach', 'escalate']]);
    expect((await of('e-gm', returnNo)).find(({ kind }) => kind === 'answer')?.text.zh).toBe(`${returnNo} 提问「判定」已答复。`);
  });

  it('F4: a late task that was given to somebody else rings him next and nobody above; the rung after it climbs on, and so does one that had been reached before', async () => {
    const [given, more] = [await newCase(), await newCase()];
    const rung = (returnNo: string, at: number, taskId: string = 'c1/inspect/1/1') => stand.say(RungReachedV1, { ...about(returnNo), clockId: 'c1', sla: 's', title: { zh: '检验', en: 'Inspection' }, action: 'escalate', rung: at, dueAt: 5, rungAt: at, to: [{ dept: 'QUALITY', role: 'qcHead' }], taskId });
    const reassigned = (returnNo: string, newDue: number | null) => stand.deliver('quality', TASK_REASSIGNED.quality, `escalation/GT01/${returnNo}`, { ...about(returnNo), taskId: 'c1/inspect/1/1', answerId: randomUUID(), staff: 'e-qcs', causeCode: 'ill', newDue, by: 'e-qchead', at: 100 });
    const heard = async (returnNo: string) => [(await of('e-qchead', returnNo)).length, (await of('e-qcs', returnNo)).length];
    await reassigned(given, null);
    await rung(given, 90);
    await rung(given, 200, 'c1/dispose/1/1');
    expect(await heard(given)).toEqual([2, 0]);
    await rung(given, 210);
    expect(await heard(given)).toEqual([2, 1]);
    await rung(given, 300);
    expect(await heard(given)).toEqual([3, 1]);
    await reassigned(more, 1_000);
    await rung(more, 1_100);
    expect(await heard(more)).toEqual([1, 0]);
    // topics do not wait for each other: a rung of after the reassignment that was heard before it is the new holder's all the same
    const crossed = await newCase();
    await rung(crossed, 90);
    await rung(crossed, 210);
    await reassigned(crossed, null);
    expect(await heard(crossed)).toEqual([2, 1]);
    const ringing = (await stand.database.dataSource.query('select person, occurred_at from notification where return_no = $1 and done_at is null order by occurred_at, ord', [crossed])) as { person: string; occurred_at: Date }[];
    expect([new Set(ringing.filter(({ occurred_at: at }) => at.getTime() === 210).map(({ person }) => person)), ringing.some(({ person, occurred_at: at }) => person === 'e-qchead' && at.getTime() === 90)]).toEqual([new Set(['e-qcs']), true]);
    await rung(crossed, 300);
    expect(await heard(crossed)).toEqual([3, 1]);
  });

  it('D3, D8: a date that moves reaches whoever answers for the return, old → new; a delay with its notice after-sales too', async () => {
    const returnNo = await newCase();
    const said = (no: string, noticeNo: string | null) => stand.deliver('production', OrderDateMovedV1, `order/GT01/${no}`, {
      ...about(returnNo), moveId: randomUUID(), no, portion: 'p1', before: Date.UTC(2026, 2, 3, 1), after: Date.UTC(2026, 2, 9, 9), why: noticeNo === null ? 'moved' : 'shortage', reasonCode: 'seal', noticeNo, by: 'e-pmc', at: 1,
    });
    await said('MO-1', null);
    expect([(await of('e-cs', returnNo)).map(({ kind, text }) => [kind, text.zh]), await of('e-after', returnNo)]).toEqual([[['changed', `${returnNo} 作业 MO-1 交期 03-03 09:00 → 03-09 17:00，原因 seal。`]], []]);
    await said('MO-2', 'DN-000001');
    expect((await of('e-after', returnNo)).map(({ text }) => text.zh)).toEqual([expect.stringContaining('（滞后通知 DN-000001）')]);
  });

  it('the start of a pool inspection reaches after-sales and quality', async () => {
    const returnNo = await newCase();
    await take('quality', 'pool_started', returnNo, randomUUID());
    expect([(await of('e-after', returnNo)).map(({ kind }) => kind), (await of('e-qc', returnNo)).map(({ kind }) => kind)]).toEqual([['class_change'], ['class_change']]);
  });

  it('a rejected return is told to the customer as rejected, not as completed', async () => {
    const returnNo = await newCase();
    await stand.say(ReturnClosedV1, { ...about(returnNo), result: 'rejected', closedAt: 10, state: {} });
    expect(await stand.database.dataSource.query('select event, text_zh from customer_event where return_no = $1', [returnNo])).toEqual([{ event: 'rejected', text_zh: '很抱歉，您的退货申请未获接受' }]);
  });
});

describe('a stop of shipments or production', () => {
  const stop = (returnNo: string) => stand.say(NoticeRequestedV1, { ...about(returnNo), text: 'hold_placed', title: { zh: '暂停出货', en: 'Stop shipments' }, to: [{ dept: 'WAREHOUSE', role: 'keeper' }], anchor: 'hold', clause: 'S000-04 §5.3' });
  const list = async (person: string, returnNo: string): Promise<{ person: string; overdue: boolean; confirmedAt: number | null }[]> => (await stand.get(`/confirmations?returnNo=${returnNo}`, person)).body['items'] as never;

  it('reaches the place and its head, and is confirmed by each; who is silent is called out to the head once, for the phone', async () => {
    const returnNo = newReturn();
    await stop(returnNo);
    const [mine] = await of('e-keeper', returnNo);
    expect((await stand.post(`/notifications/${mine?.id}/acknowledge`, 'e-keeper', {})).body.code).toBe('confirm-instead');
    const first = await stand.post(`/notifications/${mine?.id}/confirm`, 'e-keeper', {});
    expect([first.status, (await stand.post(`/notifications/${mine?.id}/confirm`, 'e-keeper', {})).body['confirmedAt']]).toEqual([200, first.body['confirmedAt']]);
    expect((await list('e-whhead', returnNo)).map(({ person, confirmedAt }) => [person, confirmedAt !== null])).toEqual([['e-keeper', true], ['e-whhead', false]]);
    await stand.database.dataSource.query('update notification set confirm_by = now() - interval \'1 minute\' where return_no = $1', [returnNo]);
    for (let i = 0; i < 2; i += 1) await stand.service.app.get(DeliveryLoop).look();
    expect((await list('e-whhead', returnNo)).map(({ person, overdue }) => [person, overdue])).toEqual([['e-keeper', false], ['e-whhead', true]]);
    expect((await of('e-whhead', returnNo)).map(({ title }) => title.zh)).toEqual([`未确认执行：${returnNo}`, '暂停出货']);
  });

  it('is nobody else’s to confirm; other notices ask for nothing; only heads see the list', async () => {
    const returnNo = newReturn();
    await stop(returnNo);
    const [mine] = await of('e-keeper', returnNo);
    expect((await stand.post(`/notifications/${mine?.id}/confirm`, 'e-qc', {})).body.code).toBe('not-found');
    await stand.say(RungReachedV1, { ...about(returnNo), clockId: 'c1', sla: 's', title: { zh: '题', en: 't' }, action: 'remind', rung: 0, dueAt: 9, rungAt: 1, to: [{ dept: 'WAREHOUSE', role: 'keeper' }], taskId: null });
    const [reminder] = await of('e-keeper', returnNo);
    expect((await stand.post(`/notifications/${reminder?.id}/confirm`, 'e-keeper', {})).body.code).toBe('nothing-to-confirm');
    expect((await stand.get('/confirmations', 'e-keeper')).status).toBe(403);
  });
});

describe('warnings of the house', () => {
  const state = (source: string, wrong: readonly object[], kinds: readonly string[] = ['posting_failed', 'disk']): Promise<Answer> =>
    stand.send('POST', '/internal/alarms', null, { source, kinds, wrong: wrong.map((one) => ({ companyCode: 'GT01', plantCode: 'SZ1', ...one })) }, { [INTERNAL_TOKEN]: stand.service.app.get(ServiceConfig).internalToken });
  const posting = (ref: string, more: object = {}) => ({ kind: 'posting_failed', ref, role: 'fin', ...more });
  const told = async (person: string): Promise<string[]> => ((await stand.get('/notifications?limit=200', person)).body['items'] as NotificationItem[]).filter(({ kind }) => kind === 'alarm').map(({ text }) => text.zh);

  it('a posting that failed reaches finance once, IT only when it is technical, and rings no more when it is over', async () => {
    expect((await stand.send('POST', '/internal/alarms', 'e-operator', {})).status).toBe(401);
    expect((await state('finance.postings', [posting('SAP-1')])).body).toEqual({ raised: 1, ended: 0 });
    expect((await state('finance.postings', [posting('SAP-1')])).body).toEqual({ raised: 0, ended: 0 });
    expect([await told('e-fin'), await told('e-operator')]).toEqual([['过账多次失败：SAP-1。'], []]);
    await state('finance.postings', [posting('SAP-1'), posting('SAP-2', { technical: true })]);
    expect([(await told('e-fin')).length, await told('e-operator')]).toEqual([2, ['过账多次失败：SAP-2。']]);
    // somebody else's word ends nothing, nor does a word about other kinds
    expect([(await state('finance.other', [])).body, (await state('finance.postings', [], ['disk'])).body]).toEqual([{ raised: 0, ended: 0 }, { raised: 0, ended: 0 }]);
    expect((await state('finance.postings', [posting('SAP-2', { technical: true })])).body).toEqual({ raised: 0, ended: 1 });
    expect(await stand.database.dataSource.query(`select count(*)::integer as n from notification where task_id = 'alarm/posting_failed/SAP-1' and done_at is null`)).toEqual([{ n: 0 }]);
    expect((await state('finance.postings', [posting('SAP-1'), posting('SAP-2')])).body).toEqual({ raised: 1, ended: 0 });
    expect((await told('e-fin')).filter((text) => text.includes('SAP-1'))).toHaveLength(2);
  });

  /** The demo people's companies, each with the plant where its IT, or its people, are. */
  const HOUSES = [['GT01', 'SZ1'], ['GT02', 'TL1'], ['GT03', 'FM1'], ['GT04', 'CL1'], ['GT05', 'DS1'], ['GT06', 'DZ1'], ['XX01', 'SZ1']] as const;

  it('what is wrong with the whole installation reaches IT of every company, and waits where nobody is', async () => {
    await state('returns.disk', [{ kind: 'disk', companyCode: null, plantCode: null, ref: 'host-0' }]);
    expect(await stand.database.dataSource.query(`select company_code as company, plant_code as plant from alarm where ref = 'host-0' order by 1`)).toEqual(HOUSES.map(([company, plant]) => ({ company, plant })));
    expect((await told('e-operator')).filter((text) => text.includes('host-0'))).toHaveLength(1);
    expect((await state('returns.disk', [{ kind: 'disk', companyCode: 'NOBODY', ref: 'host-0' }])).body).toEqual({ raised: 0, ended: HOUSES.length });
  });

  it('a full disk reaches IT, and again every day until it is over', async () => {
    await state('returns.disk', [{ kind: 'disk', ref: 'host-1' }]);
    const look = async (): Promise<string[]> => {
      await stand.database.dataSource.query(`update alarm set ring_again_at = now() - interval '1 second' where ref = 'host-1' and over_at is null`);
      await stand.service.app.get(DeliveryLoop).look();
      return (await told('e-operator')).filter((text) => text.includes('host-1'));
    };
    expect(await look()).toEqual(['磁盘将满：host-1（仍未解决）。', '磁盘将满：host-1。']);
    await state('returns.disk', []);
    expect(await look()).toHaveLength(2);
  });
});

describe('choices of a person', () => {
  it('the order of channels, and rules in the digest; the own breach stays a push', async () => {
    expect((await stand.post('/preferences/channels', 'e-qc', { channels: ['mail', 'mail'] })).status).toBe(400);
    expect((await stand.post('/preferences/channels', 'e-qc', { channels: ['mail', 'wecom'] })).body).toEqual({ channels: ['mail', 'wecom'] });
    expect((await stand.post('/preferences/rules/remind', 'e-qc', { digest: true })).body).toEqual({ rule: 'remind', digest: true });
    const refused = await stand.post('/preferences/rules/breach', 'e-qc', { digest: true });
    expect([refused.status, refused.body.code]).toEqual([422, 'not-digestible']);
    const rules = (person: string) => stand.get('/preferences', person).then(({ body }) => (body['rules'] as { rule: string; digest: boolean }[]).filter(({ digest }) => digest).map(({ rule }) => rule));
    expect([await rules('e-qc'), await rules('e-qchead')]).toEqual([['remind'], []]);
    await stand.post('/preferences/rules/remind', 'e-qc', { digest: false });
    expect(await rules('e-qc')).toEqual([]);
  });
});
