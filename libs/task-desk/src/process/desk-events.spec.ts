import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockStatedV1, TaskStatedV1, type ClockStatement } from '@guitu/contracts/events/process-events';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { inTransaction } from '@guitu/persistence/transaction';
import { upsertTask } from '../tasks/task-store.js';
import type { TaskRow } from '../tasks/task-row.js';
import { DeskStand } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';
import { newReturnNo, taskOf } from '../testbed/statements.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());

const rowOf = async (returnNo: string) => (await stand.rows<TaskRow>('task')).find((row) => row.return_no === returnNo);
const saidOf = async (returnNo: string) => (await stand.rows<{ subject: string; seq: number; body: { kind: string; payload: Record<string, unknown>; by: object; via: string } }>('journal')).filter((row) => row.subject.endsWith(returnNo)).sort((a, b) => a.seq - b.seq).map((row) => row.body);
const inspect = async (returnNo: string, taskId: string) => (await stand.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, ...inspected('10') })).body as unknown as RecordedFact;

describe('statements about tasks', () => {
  it('keeps the first sight of a task and what people did with it when the process states it again', async () => {
    const task = await stand.task('quality', 'inspect');
    const first = await rowOf(task.returnNo);
    await stand.post(`/tasks/${task.returnNo}~c1~inspect~1~1/claim`, 'e-qc', undefined);
    await stand.task('quality', 'inspect', { ...task, rev: 2, dueAt: task.openedAt + 1 });
    const second = await rowOf(task.returnNo);
    expect(second).toMatchObject({ rev: 2, claimed_by: 'e-qc', visible_at: first?.visible_at });
    expect(second?.due_at?.getTime()).toBe(task.openedAt + 1);
  });

  it('is not taken back by an older statement', async () => {
    const task = await stand.task('quality', 'inspect', { rev: 5 });
    const held = await rowOf(task.returnNo);
    const taken = await inTransaction(stand.database.dataSource, (tx) => upsertTask(tx, { ...task, rev: 4, state: 'withdrawn' }, held?.seq ?? 0, []));
    expect(taken).toBe(false);
    expect(await rowOf(task.returnNo)).toMatchObject({ rev: 5, state: 'open' });
  });

  it('is withdrawn where another desk has it from now on, and open again when it comes back', async () => {
    const task = await stand.task('quality', 'inspect');
    await stand.say(TaskStatedV1, { ...task, desk: 'warehouse', rev: 2 }, ['warehouse', 'quality']);
    expect(await rowOf(task.returnNo)).toMatchObject({ state: 'withdrawn', rev: 1, claimed_by: null });
    expect((await stand.get(`/tasks?returnNo=${task.returnNo}&state=open`, 'e-qc')).body['items']).toEqual([]);
    expect((await stand.post(`/returns/${task.returnNo}/inspections`, 'e-qc', { taskId: task.taskId, ...inspected('10') })).status).toBe(409);
    await stand.say(TaskStatedV1, { ...task, rev: 3 }, ['quality', 'warehouse']);
    expect(await rowOf(task.returnNo)).toMatchObject({ state: 'open', rev: 3 });
  });

  it('leaves other desks’ tasks alone', async () => {
    const task = await stand.task('warehouse', 'receive');
    expect(await rowOf(task.returnNo)).toBeUndefined();
  });
});

describe('after a fact was answered by the process', () => {
  const answered = async () => {
    const task = await stand.task('quality', 'inspect');
    const { fact } = await inspect(task.returnNo, task.taskId);
    return { task, fact };
  };
  const isOpen = async (returnNo: string) => (await rowOf(returnNo))?.answered_fact_id === null;

  it('stays answered while the process has not heard it, whatever else it states meanwhile', async () => {
    const { task } = await answered();
    await stand.task('quality', 'inspect', { ...task, rev: 2 });
    expect(await isOpen(task.returnNo)).toBe(false);
  });

  it('opens again for what is left, the statement coming before the confirmation', async () => {
    const { task, fact } = await answered();
    await stand.task('quality', 'inspect', { ...task, rev: 2 });
    await stand.confirm(fact);
    expect(await isOpen(task.returnNo)).toBe(true);
  });

  it('opens again for what is left, the confirmation coming before the statement', async () => {
    const { task, fact } = await answered();
    await stand.confirm(fact);
    expect(await isOpen(task.returnNo)).toBe(false);
    await stand.task('quality', 'inspect', { ...task, rev: 2 });
    expect(await isOpen(task.returnNo)).toBe(true);
    expect((await inspect(task.returnNo, task.taskId)).fact.seq).toBe(2);
  });

  it('opens again when the process set the answer aside as an anomaly', async () => {
    const { task, fact } = await answered();
    await stand.confirm(fact, 'anomaly');
    expect(await isOpen(task.returnNo)).toBe(true);
  });

  it('shows a fact as taken, and as confirmed once the process has it', async () => {
    const { task, fact } = await answered();
    const before = await stand.get(`/returns/${task.returnNo}`, 'e-qc');
    expect(before.body).toMatchObject({ facts: [{ factId: fact.factId, confirmed: false, outcome: null }] });
    await stand.confirm(fact);
    expect((await stand.get(`/returns/${task.returnNo}`, 'e-qc')).body).toMatchObject({ facts: [{ confirmed: true, outcome: 'applied' }] });
  });
});

describe('a task asked back', () => {
  it('is released at once, in the system’s name, and only once', async () => {
    const task = await stand.task('quality', 'inspect');
    await stand.task('quality', 'inspect', { ...task, state: 'asked_back' });
    await stand.task('quality', 'inspect', { ...task, state: 'asked_back', title: { zh: '再问', en: 'asked again' } });
    expect(await saidOf(task.returnNo)).toEqual([expect.objectContaining({ kind: 'released', via: 'system', taskId: task.taskId, payload: { verdict: 'released' }, by: { dept: 'QUALITY', role: 'qc', staff: 'e-system' } })]);
  });

  it('is done when its fact was committed first', async () => {
    const task = await stand.task('quality', 'inspect');
    await inspect(task.returnNo, task.taskId);
    await stand.task('quality', 'inspect', { ...task, state: 'asked_back' });
    expect((await saidOf(task.returnNo)).map((fact) => fact.payload['verdict'])).toEqual([undefined, 'done']);
  });

  it('is answered again when it was opened with a new revision and asked back once more', async () => {
    const task = await stand.task('quality', 'inspect');
    await stand.task('quality', 'inspect', { ...task, state: 'asked_back' });
    await stand.task('quality', 'inspect', { ...task, rev: 2 });
    await stand.task('quality', 'inspect', { ...task, rev: 2, state: 'asked_back' });
    expect((await saidOf(task.returnNo)).map((fact) => fact.payload['verdict'])).toEqual(['released', 'released']);
  });
});

describe('clocks and status', () => {
  const clock = (returnNo: string, more: Partial<ClockStatement>): ClockStatement => ({
    companyCode: 'GT01', plantCode: 'SZ1', returnNo, clockId: 'disposition', sla: 'disposition', title: { zh: '2 小时内判定', en: 'Disposition within 2 h' }, kind: 'sla',
    owner: { dept: 'QUALITY', role: 'qc' }, taskId: null, state: 'running', startedAt: 1, dueAt: 2, provisional: false, editions: [], metAt: null, breachedAt: null, breachWithdrawnAt: null, ...more,
  });
  const clocksOf = async (returnNo: string) => (await stand.rows<{ return_no: string; clock_id: string }>('clock')).filter((row) => row.return_no === returnNo).map((row) => row.clock_id).sort();

  it('keeps clocks its departments own or that run on its tasks, and no others', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'scrap_approval', { owner: { dept: 'MANAGEMENT', role: 'auth', head: 'gm' } });
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'own' }));
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'on-task', owner: { dept: 'MANAGEMENT', role: 'auth' }, taskId }));
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'foreign', owner: { dept: 'WAREHOUSE', role: 'keeper' } }));
    expect(await clocksOf(returnNo)).toEqual(['on-task', 'own']);
  });

  it('keeps a clock to its end when it goes on at another desk', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await stand.status(returnNo, {});
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'moves', taskId }));
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'moves', owner: { dept: 'PRODUCTION', role: 'prod' }, taskId: 'c1/hold/1/2' }), ['production', 'quality']);
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'moves', owner: { dept: 'MANAGEMENT', role: 'gm' }, state: 'met', dueAt: null, metAt: 3 }), ['returns', 'production', 'quality']);
    expect((await stand.get(`/returns/${returnNo}`, 'e-qc')).body).toMatchObject({ clocks: [{ clockId: 'moves', state: 'met' }] });
  });

  it('passes over clocks addressed to other desks unread, also when this one would own them', async () => {
    const { returnNo } = await stand.task('quality', 'inspect');
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'for-others' }), ['warehouse']);
    await stand.say(ClockStatedV1, clock(returnNo, { clockId: 'for-us-too' }), ['warehouse', 'quality']);
    expect(await clocksOf(returnNo)).toEqual(['for-us-too']);
  });

  it('answers where a return stands; to people of other plants and companies it does not exist', async () => {
    const returnNo = newReturnNo();
    await stand.status(returnNo, { waitingFor: [{ taskId: 't', dept: 'QUALITY', role: 'qcs', title: { zh: '判定', en: 'Disposition' }, lines: [1, 2], counterparty: null, since: 0, dueAt: Date.UTC(2026, 10, 22, 2, 30), late: true }] });
    const answer = await stand.get(`/returns/${returnNo}`, 'e-qc');
    expect(answer.body).toMatchObject({ sentence: { zh: `退货单 ${returnNo} 等待品质部：判定（第 1、2 行），2026-11-22 10:30 前，已超时。` } });
    for (const stranger of ['e-keeper-dg', 'e-qc-other']) expect((await stand.get(`/returns/${returnNo}`, stranger)).status).toBe(404);
    expect((await stand.get('/returns/RT-NOWHERE', 'e-qc')).status).toBe(404);
  });
});

describe('what an operator typed', () => {
  const entry = (more: object) => ({ returnNo: newReturnNo(), kind: 'inspect' as const, staff: 'e-qc', payload: inspected('10'), ...more });

  it('is carried out in his name under the department’s rules, on the only task that asks for it', async () => {
    const task = await stand.task('quality', 'inspect');
    await stand.operatorEntry(entry({ returnNo: task.returnNo }));
    expect(await saidOf(task.returnNo)).toEqual([expect.objectContaining({ kind: 'inspect', via: 'operator', taskId: task.taskId, by: { dept: 'QUALITY', role: 'qc', staff: 'e-qc' } })]);
    expect((await rowOf(task.returnNo))?.answered_fact_id).not.toBeNull();
  });

  it.each<[string, object, string]>([
    ['by nobody known', { staff: null }, 'operator-unknown'],
    ['by somebody who has left', { staff: 'e-gone' }, 'operator-unknown'],
    ['without the right', { staff: 'e-operator' }, 'not-permitted'],
    ['for another company', { staff: 'e-qc-other' }, 'operator-unknown'],
    ['for another company, what needs no task', { staff: 'e-qc-other', kind: 'contact', payload: { resultCode: 'reached', attrs: {} } }, 'operator-unknown'],
    ['with a wrong payload', { payload: { method: 'glance' } }, 'invalid'],
    ['above the quantity', { payload: inspected('11') }, 'not-allowed'],
    ['for a kind without a command here', { kind: 'release', staff: 'e-qc', payload: { places: [] } }, 'no-such-command'],
    ['for a kind no desk has a command for yet, whatever his rights', { kind: 'first_article', staff: 'e-qc', payload: { ok: true } }, 'no-such-command'],
  ])('is refused %s, with the reason, and leaves no other trace', async (_what, more, code) => {
    const task = await stand.task('quality', 'inspect');
    await stand.operatorEntry(entry({ returnNo: task.returnNo, entryId: 'e'.repeat(120), ...more }));
    const [refusal, ...others] = await saidOf(task.returnNo);
    expect([refusal?.kind, refusal?.payload['code'], others]).toEqual(['refused', code, []]);
    expect((await rowOf(task.returnNo))?.answered_fact_id).toBeNull();
  });

  it('must name the task when several ask for it', async () => {
    const task = await stand.task('quality', 'inspect');
    await stand.task('quality', 'inspect', { ...task, taskId: 'c2/inspect/1/1', scope: { consignment: 'c2' } });
    await stand.operatorEntry(entry({ returnNo: task.returnNo }));
    await stand.operatorEntry(entry({ returnNo: task.returnNo, taskId: 'c2/inspect/1/1' }));
    expect((await saidOf(task.returnNo)).map((fact) => fact.payload['code'] ?? fact.kind)).toEqual(['task-ambiguous', 'inspect']);
  });

  it('meets a task that was already done', async () => {
    const task = taskOf('quality', 'inspect');
    await stand.task('quality', 'inspect', task);
    await inspect(task.returnNo, task.taskId);
    await stand.operatorEntry(entry({ returnNo: task.returnNo, taskId: task.taskId }));
    expect((await saidOf(task.returnNo)).map((fact) => fact.payload['code'] ?? fact.kind)).toEqual(['inspect', 'task-not-open']);
  });
});
