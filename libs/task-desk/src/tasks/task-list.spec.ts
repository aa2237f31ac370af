import type { Actor } from '@guitu/identity/actor';
import { Directory } from '@guitu/identity/directory';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBoard } from '../board/read-board.js';
import { DeskStand } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';
import { newReturnNo } from '../testbed/statements.js';
import { TaskList } from './task-list.js';
import { DeskTask, isLate, publicId } from './task-row.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());

const HOUR = 3_600_000;
const list = async (person: string, query: string) => (await stand.get(`/tasks?${query}`, person)).body as unknown as { items: DeskTask[]; next: string | null };
const numbers = async (person: string, query: string) => (await list(person, query)).items.map((task) => task.returnNo);

describe('the task list', () => {
  it('gives a task enough to work with, and shows it under its own address', async () => {
    const { returnNo } = await stand.task('quality', 'inspect', { dueAt: Date.now() - HOUR });
    const [task] = (await list('e-qc', `returnNo=${returnNo}`)).items;
    expect(DeskTask.parse(task)).toMatchObject({ returnNo, late: true, claimedBy: null, id: `${returnNo}~c1~inspect~1~1` });
    expect((await stand.get(`/tasks/${task?.id}`, 'e-qc')).body).toMatchObject({ returnNo, taskId: 'c1/inspect/1/1' });
  });

  it('shows nobody another plant’s, another company’s or a foreign department’s tasks', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    for (const stranger of ['e-qc-other', 'e-keeper', 'e-sales']) {
      expect(await numbers(stranger, `returnNo=${returnNo}`)).toEqual([]);
      expect((await stand.get(`/tasks/${publicId(returnNo, taskId)}`, stranger)).status).toBe(404);
    }
    expect(await numbers('e-gm', `returnNo=${returnNo}`)).toEqual([returnNo]);
    const other = await stand.task('quality', 'inspect', { plantCode: 'DG1' });
    expect(await numbers('e-qc', `returnNo=${other.returnNo}`)).toEqual([]);
    expect(await numbers('e-gm', `returnNo=${other.returnNo}`)).toEqual([other.returnNo]);
  });

  it('pages by due time without losing or repeating one, tasks without due time last', async () => {
    const customerCode = 'PAGING';
    const due = [5, 1, null, 3, 3, null, 2].map((hours) => (hours === null ? null : Date.now() + hours * HOUR));
    for (const dueAt of due) await stand.task('quality', 'inspect', { customerCode, dueAt });
    const seen: (number | null)[] = [];
    let cursor = '';
    do {
      const page = await list('e-qc', `customerCode=${customerCode}&limit=2${cursor}`);
      seen.push(...page.items.map((task) => task.dueAt));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    const sorted = [...due].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
    expect(seen).toEqual(sorted);
  });

  it('has the views mine, bench, late and sent-out', async () => {
    const customerCode = 'VIEWS';
    const [mine, free, late, sent] = [
      await stand.task('quality', 'inspect', { customerCode }), await stand.task('quality', 'inspect', { customerCode }),
      await stand.task('quality', 'inspect', { customerCode, dueAt: Date.now() - 1 }), await stand.task('quality', 'inspect', { customerCode }),
    ];
    await stand.task('quality', 'inspect', { customerCode, owner: { dept: 'QUALITY', role: 'fqc', head: 'qcHead' } });
    await stand.post(`/tasks/${publicId(mine.returnNo, mine.taskId)}/claim`, 'e-qc', undefined);
    await stand.status(sent.returnNo);
    await stand.post(`/returns/${sent.returnNo}/inspections`, 'e-qc', { taskId: sent.taskId, ...inspected('10') });
    const view = (name: string) => numbers('e-qc', `customerCode=${customerCode}&view=${name}`);
    expect(await view('mine')).toEqual([mine.returnNo]);
    expect((await view('bench')).sort()).toEqual([free.returnNo, late.returnNo].sort());
    expect(await view('late')).toEqual([late.returnNo]);
    const out = (await list('e-qc', `customerCode=${customerCode}&view=sent-out`)).items as (DeskTask & { answer: object })[];
    expect(out.map((task) => [task.returnNo, task.answer])).toEqual([[sent.returnNo, expect.objectContaining({ returnNo: sent.returnNo })]]);
    expect((await numbers('e-qchead', `customerCode=${customerCode}&view=bench`))).toHaveLength(3);
  });

  it('late from the moment after the due time, due today from its first minute to that: flag, views and board alike', async () => {
    const { app } = stand.service;
    const [person, due] = [app.get(Directory).person('e-qc') as Actor, Date.parse('2026-01-15T04:00:00Z')];
    const customerCode = 'BOUNDARY';
    await stand.task('quality', 'inspect', { customerCode, dueAt: due });
    const seenAt = async (now: number) => {
      const view = async (name: 'all' | 'late' | 'today') => (await app.get(TaskList).pageAt(person, { view: name, state: 'open', limit: 10, customerCode }, now)).items;
      const board = await readBoard(app.get(Database), app.get(Directory), 'quality', person, 'QUALITY', app.get(ServiceConfig), now);
      return { late: (await view('all'))[0]?.late, views: [(await view('late')).length, (await view('today')).length], board: [board.overdue.count, board.breachToday.count] };
    };
    const [early, others] = [await seenAt(due - 60_000), (await seenAt(Date.parse('2026-01-01T00:00:00Z'))).board];
    expect(others).toEqual([0, 0]);
    const [inTime, over, tomorrow] = [{ late: false, views: [0, 1], board: [0, 1] }, { late: true, views: [1, 0], board: [1, 0] }, { late: false, views: [0, 0], board: [0, 0] }];
    expect([early, await seenAt(due), await seenAt(due + 1), await seenAt(due + 60_000)]).toEqual([inTime, inTime, over, over]);
    // the local day in Shanghai begins at 16:00 UTC of the day before
    const day = Date.parse('2026-01-14T16:00:00Z');
    expect([await seenAt(day - 60_000), await seenAt(day)]).toEqual([tomorrow, inTime]);
  });

  it('an escalation may be answered from when it is late', () => {
    const [due, open] = [Date.parse('2026-01-15T04:00:00Z'), { state: 'open', answered_fact_id: null } as const];
    expect([-60_000, 0, 1, 60_000].map((more) => isLate({ ...open, due_at: new Date(due) }, due + more))).toEqual([false, false, true, true]);
    expect([isLate({ ...open, due_at: null }, due), isLate({ ...open, due_at: new Date(due), answered_fact_id: 'f1' }, due + 1)]).toEqual([false, false]);
  });

  it('counts what is open', async () => {
    const before = (await stand.get('/tasks/counters', 'e-qcs')).body as unknown as Record<string, number>;
    await stand.task('quality', 'inspect', { dueAt: Date.now() - 1 });
    await stand.task('quality', 'inspect', { dueAt: Date.now() + HOUR });
    const task = await stand.task('quality', 'inspect', { dueAt: null });
    await stand.post(`/tasks/${publicId(task.returnNo, task.taskId)}/claim`, 'e-qcs', undefined);
    const after = (await stand.get('/tasks/counters', 'e-qcs')).body as unknown as Record<string, number>;
    const grown = Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)]));
    expect(grown).toEqual({ open: 3, mine: 1, bench: 2, late: 1, dueSoon: 1, unclaimed: 2, leftBehind: 0 });
  });

  it.each(['view=everything', 'limit=0', 'limit=201', 'limit=1e2x', 'cursor=abc', 'cursor=%27%3B', 'sort=due_at;drop', 'returnNo=a%00b', 'view=mine&view=late', 'limit=%205', 'limit=1e2', 'limit=０',
    ...['[1e300,"RT1","a"]', '[-1e300,"RT01","a"]', '[0.5,"RT01","a"]', '[null,"a\u0000","a"]', '[null,"RT01","x\ud800"]', '[[]]', '{}', 'null'].map((place) => `cursor=${Buffer.from(place).toString('base64url')}`)])('refuses ?%s', async (query) => {
    expect((await stand.get(`/tasks?${query}`, 'e-qc')).body).toMatchObject({ status: 400, code: 'invalid' });
  });
});

describe('who holds a task', () => {
  const open = async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    return `/tasks/${publicId(returnNo, taskId)}`;
  };
  const refusal = async (attempt: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };

  it('goes from bench to a person and back', async () => {
    const task = await open();
    expect((await stand.post(`${task}/claim`, 'e-qc', undefined)).body).toMatchObject({ claimedBy: 'e-qc', givenBy: null });
    expect(await refusal(stand.post(`${task}/claim`, 'e-qcs', undefined))).toEqual([409, 'claimed-by-another']);
    // a refused one says nothing
    expect(await stand.database.dataSource.query(`select type, headers->>'guitu_for' as reader, body->>'action' as action, body->>'holder' as holder, body->>'by' as by from journal where position(body->>'returnNo' in $1) > 0`, [task])).toEqual([{ type: 'quality.task-held.v1', reader: 'notifications', action: 'claim', holder: 'e-qc', by: 'e-qc' }]);
    expect((await stand.post(`${task}/release`, 'e-qc', undefined)).body).toMatchObject({ claimedBy: null });
    expect(await refusal(stand.post(`${task}/release`, 'e-qc', undefined))).toEqual([409, 'not-claimed']);
  });

  it('keeps others from completing it, except the head', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await stand.post(`/tasks/${publicId(returnNo, taskId)}/claim`, 'e-qc', undefined);
    const complete = (person: string) => stand.post(`/returns/${returnNo}/inspections`, person, { taskId, ...inspected('10') });
    expect(await refusal(complete('e-qcs'))).toEqual([409, 'claimed-by-another']);
    expect((await complete('e-qchead')).status).toBe(201);
  });

  it('is assigned by the head alone, to somebody who may do it, with a reason', async () => {
    const task = await open();
    expect((await stand.post(`${task}/assign`, 'e-qchead', { staff: 'e-qc', reason: '今天他在岗' })).body).toMatchObject({ claimedBy: 'e-qc', givenBy: 'e-qchead', givenWhy: '今天他在岗' });
    expect(await refusal(stand.post(`${task}/assign`, 'e-qc', { staff: 'e-qcs', reason: 'x' }))).toEqual([403, 'not-permitted']);
    expect(await refusal(stand.post(`${task}/assign`, 'e-whhead', { staff: 'e-qcs', reason: 'x' }))).toEqual([403, 'not-your-task']);
    for (const staff of ['e-keeper', 'e-qc-other', 'e-nobody']) expect(await refusal(stand.post(`${task}/assign`, 'e-qchead', { staff, reason: 'x' }))).toEqual([422, 'not-able']);
    expect(await refusal(stand.post(`${task}/assign`, 'e-qchead', { staff: 'e-qc' }))).toEqual([400, 'invalid']);
  });

  it('is delegated by its holder', async () => {
    const task = await open();
    await stand.post(`${task}/claim`, 'e-qc', undefined);
    expect((await stand.post(`${task}/delegate`, 'e-qc', { staff: 'e-qcs', reason: '换班' })).body).toMatchObject({ claimedBy: 'e-qcs', givenBy: 'e-qc' });
  });

  it('changes for many at once, each row by itself', async () => {
    const [a, b] = [await stand.task('quality', 'inspect'), await stand.task('quality', 'inspect')];
    const foreign = await stand.task('quality', 'inspect', { owner: { dept: 'ENGINEERING', role: 'eng', head: 'engHead' } });
    await stand.post(`/tasks/${publicId(b.returnNo, b.taskId)}/claim`, 'e-qcs', undefined);
    const ids = [a, b, foreign].map((task) => publicId(task.returnNo, task.taskId));
    const { results } = (await stand.post('/tasks/bulk', 'e-qc', { action: 'claim', ids: [...ids, 'RT-NONE~x'] })).body as unknown as { results: { id: string; ok: boolean; code?: string }[] };
    expect(Object.fromEntries(results.map(({ id, ok, code }) => [id, ok || code]))).toEqual({ [ids[0] ?? '']: true, [ids[1] ?? '']: 'claimed-by-another', [ids[2] ?? '']: 'not-your-task', 'RT-NONE~x': 'not-found' });
    expect(await refusal(stand.post('/tasks/bulk', 'e-qc', { action: 'assign', ids, staff: 'e-qcs', reason: 'x' }))).toEqual([403, 'not-permitted']);
  });

  it('says that a path which stands in full takes another method, and does not take it for a task', async () => {
    for (const path of ['/tasks/bulk', '/tasks/bulk?limit=1']) {
      const answer = await stand.get(path, 'e-qc');
      expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'method-not-allowed', 'POST']);
    }
    expect((await stand.post('/tasks/counters', 'e-qc', {})).headers.get('allow')).toBe('GET, HEAD');
    expect((await stand.send('HEAD', '/tasks/counters', 'e-qc')).status).toBe(200);
    expect(await refusal(stand.get('/tasks/RT-NONE~x', 'e-qc'))).toEqual([404, 'not-found']);
  });

  it('lets one of two claim at the same time', async () => {
    const task = await open();
    const answers = await Promise.all(['e-qc', 'e-qcs', 'e-fqc'].map((person) => stand.post(`${task}/claim`, person, undefined)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });
});

describe('saved views', () => {
  const save = (person: string, name: string, query: object) => stand.post('/views', person, { name, query });

  it('are a person’s own, replaced under the same name', async () => {
    await save('e-qc', '我的超时', { view: 'late' });
    await save('e-qc', '我的超时', { view: 'late', state: 'any' });
    const { items } = (await stand.get('/views', 'e-qc')).body as unknown as { items: { id: string; query: object }[] };
    expect(items).toEqual([expect.objectContaining({ name: '我的超时', query: { view: 'late', state: 'any' } })]);
    expect((await stand.get('/views', 'e-qcs')).body).toEqual({ items: [] });
    const remove = (person: string) => stand.send('DELETE', `/views/${items[0]?.id}`, person, undefined, { 'idempotency-key': `remove-${person}` });
    expect((await remove('e-qcs')).status).toBe(404);
    expect((await remove('e-qc')).status).toBe(200);
    expect((await stand.get('/views', 'e-qc')).body).toEqual({ items: [] });
  });

  it('hold filters that the list understands and nothing else', async () => {
    const before = await stand.contents();
    expect((await save('e-qc', 'x', { view: 'late', limit: 7 })).status).toBe(400);
    expect((await save('e-qc', ' ', { view: 'late' })).status).toBe(400);
    expect(await stand.contents()).toEqual(before);
  });
});

describe('controls that every desk has', () => {
  it('extends the deadline of an extendable task, leaves the task open, and names the clock', async () => {
    const due = Date.now() + HOUR;
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { clockId: 'disposition', extendable: true, dueAt: due });
    const extend = (newDue: number, person: string = 'e-qc') => stand.post(`/returns/${returnNo}/extensions`, person, { taskId, clockId: 'disposition', newDue, reasonCode: 'waiting-sample', opinion: '等样品' });
    const earlier = await extend(due);
    expect([earlier.status, earlier.body.errors?.[0]?.path]).toEqual([422, 'newDue']);
    expect((await extend(due + HOUR, 'e-keeper')).body.code).toBe('not-your-task');
    const done = await extend(due + HOUR);
    expect(done.body).toMatchObject({ fact: { kind: 'extend', payload: { clockId: 'disposition', newDue: due + HOUR, opinionRef: expect.any(String) } } });
    expect((done.body['fact'] as object)).not.toHaveProperty('taskId');
    expect(await numbers('e-qc', `returnNo=${returnNo}`)).toEqual([returnNo]);
  });

  it('refuses to extend what may not be extended or is not here', async () => {
    const fixed = await stand.task('quality', 'inspect', { clockId: 'k' });
    const body = { clockId: 'k', newDue: Date.now() + 9 * HOUR, reasonCode: 'r' };
    expect((await stand.post(`/returns/${fixed.returnNo}/extensions`, 'e-qc', body)).body.code).toBe('not-extendable');
    expect((await stand.post(`/returns/${newReturnNo()}/extensions`, 'e-qc', body)).status).toBe(404);
  });

  it('resolves the anomaly its task is about and no other', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'resolve', { lines: [], menu: { anomalyId: 'a/1', anomalyKind: 'second_fact' } });
    const resolve = (anomalyId: string) => stand.post(`/returns/${returnNo}/resolutions`, 'e-qc', { taskId, anomalyId, verdict: 'accept', reasonCode: 'seen' });
    expect((await resolve('a/2')).body.errors?.map((error) => error.path)).toEqual(['anomalyId']);
    expect((await resolve('a/1')).status).toBe(201);
  });

  it('grants another round only where a loop asked for it, by its head', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'grant', { lines: [], menu: { loop: 'rework' }, owner: { dept: 'QUALITY', role: 'qcHead', head: 'gm' } });
    const grant = (person: string, loop: string) => stand.post(`/returns/${returnNo}/loop-grants`, person, { taskId, loop, rounds: 1, reasonCode: 'once' });
    expect((await grant('e-qc', 'rework')).body.code).toBe('not-permitted');
    expect((await grant('e-qchead', 'repack')).body.errors?.map((error) => error.path)).toEqual(['loop']);
    expect((await grant('e-qchead', 'rework')).status).toBe(201);
  });
});
