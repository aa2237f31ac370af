/** What a head does at his department's desk, over HTTP on real PostgreSQL and Kafka. */
import type { TaskStatement } from '@guitu/contracts/task';
import { QuestionStatedV1 } from '@guitu/contracts/events/question-stated';
import { ClockStatedV1 } from '@guitu/contracts/events/process-events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';
import { publicId } from '../tasks/task-row.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());

const HOUR = 3_600_000;
const idOf = ({ returnNo, taskId }: TaskStatement): string => publicId(returnNo, taskId);
const late = (more: Partial<TaskStatement> = {}) => stand.task('quality', 'inspect', { dueAt: Date.now() - HOUR, clockId: 'k1', extendable: true, ...more });
const refused = async (send: () => Promise<Answer>, status: number): Promise<Answer> => {
  const before = await stand.contents();
  const answer = await send();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code: expect.any(String) });
  expect(await stand.contents()).toEqual(before);
  return answer;
};
const extensionsOf = async (returnNo: string) => (await stand.rows<{ subject: string; type: string; body: { payload: { newDue: number } } }>('journal')).filter(({ subject, type }) => subject.endsWith(returnNo) && type.includes('exten')).map(({ body }) => body.payload.newDue);

describe('the morning', () => {
  it('F1: overdue, today, unassigned, oldest, waiting for the customer, load; each figure opens the list it counts', async () => {
    const customerCode = 'BOARD';
    const board = async () => (await stand.get('/boards/QUALITY', 'e-qchead')).body as unknown as Record<'overdue' | 'breachToday' | 'unassigned' | 'waitingForCustomer' | 'open', { count: number; list: string }> & { oldest: { returnNo: string } | null; load: { staff: string; open: number; late: number; away: boolean; list: string }[] };
    const empty = await board();
    expect([empty.open.count, empty.oldest]).toEqual([0, null]);
    const oldest = await late({ customerCode, openedAt: Date.now() - 90 * HOUR });
    const held = await late({ customerCode });
    const waiting = await stand.task('quality', 'inspect', { customerCode, dueAt: null });
    await stand.task('quality', 'inspect', { customerCode, dueAt: Date.now() + 48 * HOUR, owner: { dept: 'ENGINEERING', role: 'eng', head: 'engHead' } });
    await stand.status(waiting.returnNo, { waitingFor: [{ taskId: waiting.taskId, dept: 'QUALITY', role: 'qc', title: { zh: '等客户', en: 'Wait' }, lines: [1], counterparty: 'customer', since: Date.now(), dueAt: null, late: false }] });
    expect((await stand.post(`/tasks/${idOf(held)}/claim`, 'e-qc', undefined)).status).toBe(200);
    const full = await board();
    expect([full.open.count, full.overdue.count, full.unassigned.count, full.waitingForCustomer.count, full.oldest?.returnNo]).toEqual([3, 2, 2, 1, oldest.returnNo]);
    expect(full.load.find(({ staff }) => staff === 'e-qc')).toMatchObject({ open: 1, late: 1, away: false });
    expect(full.load.find(({ staff }) => staff === 'e-fqc')).toMatchObject({ open: 0, late: 0 });
    for (const { count, list } of [full.open, full.overdue, full.breachToday, full.unassigned, full.waitingForCustomer, { count: 1, list: full.load[0]?.list ?? '' }]) {
      expect(((await stand.get(`/tasks?${list}`, 'e-qchead')).body['items'] as unknown[]).length).toBe(count);
    }
    expect((await stand.get('/boards/WAREHOUSE', 'e-qchead')).status).toBe(404);
    expect((await stand.get('/boards/QUALITY', 'e-qc-other')).body).toMatchObject({ open: { count: 0 }, oldest: null });
  });

  it('F2: several tasks to one person, whose load and absence are shown; each row is done or says why not', async () => {
    const [one, two] = [await late(), await late()];
    const strange = await late({ owner: { dept: 'QUALITY', role: 'fqc', head: 'qcHead' } });
    const people = async (...tasks: TaskStatement[]) => (await stand.get(`/tasks/assignees?ids=${tasks.map(idOf).join(',')}`, 'e-qchead')).body['items'] as { staff: string; able: number; held: number; away: object | null }[];
    expect((await people(one, two)).map(({ staff }) => staff)).toEqual(expect.arrayContaining(['e-qc', 'e-qcs']));
    expect((await people(one, strange)).find(({ staff }) => staff === 'e-qcs')?.able).toBe(1);
    const before = (await people(one)).find(({ staff }) => staff === 'e-qcs')?.held ?? 0;
    const answer = await stand.post('/tasks/bulk', 'e-qchead', { action: 'assign', ids: [idOf(one), idOf(two), idOf(strange)], staff: 'e-qcs', reason: '代班' });
    const results = answer.body['results'] as { id: string; ok: boolean; code?: string }[];
    expect(results.map(({ id, ok, code }) => [id, ok, code]).sort()).toEqual([[idOf(one), true, undefined], [idOf(two), true, undefined], [idOf(strange), false, 'not-able']].sort());
    expect((await people(one)).find(({ staff }) => staff === 'e-qcs')).toMatchObject({ held: before + 2, away: null });
  });
});

describe('what is late', () => {
  it('F4: cause and action on one sheet: given more time the due time moves, reassigned alone the next rung is the new holder’s, an explanation stops nothing', async () => {
    const task = await late();
    const answer = (body: object, person: string = 'e-qchead') => stand.post(`/tasks/${idOf(task)}/escalation-answers`, person, body);
    expect((await answer({ action: 'explain', causeCode: 'no-fixture' })).body).toMatchObject({ action: 'explain', stopsNextRung: false, by: 'e-qchead' });
    const newDue = Date.now() + 4 * HOUR;
    expect((await answer({ action: 'reassign', causeCode: 'ill', staff: 'e-qcs', newDue })).body).toMatchObject({ staff: 'e-qcs', newDue, stopsNextRung: true });
    expect(await extensionsOf(task.returnNo)).toEqual([newDue]);
    expect((await answer({ action: 'reassign', causeCode: 'ill', staff: 'e-fqc' })).body).toMatchObject({ staff: 'e-fqc', newDue: null, stopsNextRung: true });
    const told = (await stand.rows<{ subject: string; body: object }>('journal')).filter(({ subject }) => subject === `escalation/GT01/${task.returnNo}`).map(({ body }) => body);
    expect(told).toEqual([['e-qcs', newDue], ['e-fqc', null]].map(([staff, due]) => expect.objectContaining({ taskId: task.taskId, staff, newDue: due, causeCode: 'ill', by: 'e-qchead' })));
    expect((await stand.get(`/tasks/${idOf(task)}`, 'e-qc')).body).toMatchObject({ claimedBy: 'e-fqc', givenBy: 'e-qchead' });
    const said = (await stand.get(`/escalation-answers?task=${idOf(task)}`, 'e-qc')).body['items'] as { action: string }[];
    expect(said.map(({ action }) => action)).toEqual(['explain', 'reassign', 'reassign']);
    await refused(() => answer({ action: 'reassign', causeCode: 'ill', staff: 'e-keeper' }), 422);
    await refused(() => answer({ action: 'extend', causeCode: 'ill' }), 400);
    await refused(() => answer({ action: 'explain', causeCode: 'x' }, 'e-qc'), 403);
    const inTime = await stand.task('quality', 'inspect', {});
    expect((await refused(() => stand.post(`/tasks/${idOf(inTime)}/escalation-answers`, 'e-qchead', { action: 'explain', causeCode: 'x' }), 409)).body.code).toBe('not-late');
  });

  it('F5: more time is asked for with the step’s history beside it; granted by the head it moves the due time, refused it stays', async () => {
    const [task, other] = [await late(), await late()];
    const newDue = Date.now() + 4 * HOUR;
    const ask = (of: TaskStatement, more: object = {}, person: string = 'e-qc') => stand.post(`/tasks/${idOf(of)}/extension-requests`, person, { newDue, reasonCode: 'lab-busy', ...more });
    // a limit of this step that was kept an hour too late
    await stand.say(ClockStatedV1, {
      companyCode: 'GT01', plantCode: 'SZ1', returnNo: other.returnNo, clockId: 'k9', sla: 'inspection', title: { zh: '检验', en: 'Inspection' }, kind: 'sla', owner: { dept: 'QUALITY', role: 'qc' }, taskId: other.taskId,
      state: 'late', startedAt: Date.now() - 5 * HOUR, dueAt: Date.now() - 3 * HOUR, provisional: false, editions: [], metAt: Date.now() - 2 * HOUR, breachedAt: Date.now() - 3 * HOUR, breachWithdrawnAt: null,
    } as never);
    const asked = await ask(task);
    expect([asked.status, asked.body]).toMatchObject([201, { state: 'asked', newDue, askedBy: 'e-qc' }]);
    expect((await refused(() => ask(task), 409)).body.code).toBe('extension-asked');
    expect((await refused(() => ask(other, { newDue: Date.now() - 2 * HOUR }), 422)).body.errors?.map(({ path }) => path)).toEqual(['newDue']);
    await refused(() => ask(other, {}, 'e-keeper'), 403);
    const [listed] = ((await stand.get('/extensions', 'e-qchead')).body['items'] as { id: string; step: string; history: { ended: number; late: number; medianLateness: number } }[]).filter(({ id }) => id === asked.body['id']);
    expect([listed?.step, listed?.history.ended, listed?.history.late, Math.round((listed?.history.medianLateness ?? 0) / HOUR)]).toEqual(['inspect', 1, 1, 1]);
    const decide = (id: unknown, verdict: string, person: string = 'e-qchead') => stand.post(`/extensions/${String(id)}/decisions`, person, { verdict, decisionCode: 'seen' });
    await refused(() => decide(asked.body['id'], 'grant', 'e-qc'), 403);
    expect((await Promise.all([decide(asked.body['id'], 'grant'), decide(asked.body['id'], 'grant')])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await extensionsOf(task.returnNo)).toEqual([newDue]);
    const second = await ask(other);
    expect((await decide(second.body['id'], 'refuse')).body).toMatchObject({ state: 'refused', decidedBy: 'e-qchead', factId: null });
    expect(await extensionsOf(other.returnNo)).toEqual([]);
    const own = await late();
    const his = await ask(own, {}, 'e-qchead');
    expect((await refused(() => decide(his.body['id'], 'grant'), 403)).body.code).toBe('own-application');
  });
});

it('G10 F1 C8: a question lies at the desk of the department that is asked, for his role or the whole of it, until it is answered', async () => {
  const about = { companyCode: 'GT01', plantCode: 'SZ1', returnNo: 'RT2026-009901', reason: 'dispose', title: { zh: '判定', en: 'Disposition' }, asker: { staff: 'e-gm', role: 'gm' }, askedAt: 1, at: 1, endedBy: null, told: { roles: [], asker: false } };
  const said = (questionId: string, to: object | null, state: 'open' | 'answered', rung: number = 0) =>
    stand.deliver('returns', QuestionStatedV1, `question/GT01/${questionId}`, { ...about, questionId, to, state, rung, dueAt: Date.now() - HOUR } as never);
  const lies = async (person: string, state: string = 'open') => ((await stand.get(`/questions?state=${state}`, person)).body['items'] as { id: string; late: boolean; rung: number; title: { zh: string }; answer: string }[]);
  const ids = async (person: string) => (await lies(person)).map(({ id }) => id).sort();
  const [whole, role, other, customer] = [1, 2, 3, 4].map((n) => `0199aa00-0000-7000-8000-00000000000${n}`) as [string, string, string, string];
  await said(whole, { dept: 'QUALITY', role: 'qcHead', head: 'qcHead', whole: true }, 'open');
  await said(role, { dept: 'QUALITY', role: 'fqc', head: 'qcHead', whole: false }, 'open');
  await said(other, { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead', whole: true }, 'open');
  await said(customer, null, 'open');
  expect([await ids('e-qc'), await ids('e-qchead'), await ids('e-keeper'), await ids('e-qc-other')]).toEqual([[whole], [whole, role], [], []]);
  // counted on the board, by the list it opens; whoever sees fewer counts fewer
  const counted = async (person: string) => {
    const { questions } = (await stand.get('/boards/QUALITY', person)).body as unknown as { questions: { count: number; late: number; list: string } };
    expect(((await stand.get(`/questions?${questions.list}`, person)).body['items'] as unknown[]).length).toBe(questions.count);
    return [questions.count, questions.late];
  };
  expect([await counted('e-qchead'), await counted('e-qc')]).toEqual([[2, 2], [1, 1]]);
  await said(whole, { dept: 'QUALITY', role: 'qcHead', head: 'qcHead', whole: true }, 'open', 2);
  expect(await lies('e-qc')).toMatchObject([{ id: whole, rung: 2, late: true, title: { zh: '判定' }, answer: `/api/returns/v1/returns/RT2026-009901/questions/${whole}/answers` }]);
  await said(whole, { dept: 'QUALITY', role: 'qcHead', head: 'qcHead', whole: true }, 'answered', 2);
  expect(await counted('e-qchead')).toEqual([1, 1]);
  expect([await ids('e-qc'), (await lies('e-qc', 'answered')).map(({ id, late }) => [id, late])]).toEqual([[], [[whole, false]]]);
});

it('F8: anomalies to judge, corrections with before and after, and what was entered late', async () => {
  const anomaly = await stand.task('quality', 'resolve', { taskId: 'a1/anomaly/1/1', scope: {}, lines: [], menu: { anomalyId: 'a1', anomalyKind: 'out_of_turn' }, owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' } });
  const task = await stand.task('quality', 'inspect', {});
  await stand.status(task.returnNo);
  const performedAt = Date.now() - HOUR;
  const recorded = await stand.post(`/returns/${task.returnNo}/inspections`, 'e-qc', { taskId: task.taskId, performedAt, ...inspected('10') });
  const { factId } = (recorded.body as unknown as { fact: { factId: string } }).fact;
  const after = { method: 'full', lines: [{ line: 1, sample: '10', passed: '1', failed: '9' }] };
  expect((await stand.post(`/returns/${task.returnNo}/corrections`, 'e-qc', { factId, payload: after, reasonCode: 'miscounted' })).status).toBe(201);
  const found = (await stand.get('/anomalies', 'e-qchead')).body as unknown as { open: { id: string }[]; corrections: { corrects: string }[]; lateEntries: { factId: string }[] };
  expect(found.open).toContainEqual(expect.objectContaining({ id: idOf(anomaly), kind: 'out_of_turn' }));
  expect(found.corrections.filter(({ corrects }) => corrects === factId)).toEqual([expect.objectContaining({ by: 'e-qc', reasonCode: 'miscounted', before: expect.objectContaining(inspected('10')), after })]);
  expect(found.lateEntries.filter((one) => one.factId === factId)).toEqual([expect.objectContaining({ kind: 'inspect', by: 'e-qc', performedAt })]);
  expect((await stand.get('/anomalies', 'e-qc')).status).toBe(403);
  expect((await stand.get('/anomalies', 'e-whhead')).body).toMatchObject({ corrections: [], lateEntries: [] });
});

describe('F8: the time a late entry claims', () => {
  const performedAt = Date.now() - HOUR;
  /** Entered an hour after it is said to have happened. */
  async function entry(person = 'e-qc'): Promise<{ returnNo: string; taskId: string; factId: string }> {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', {});
    await stand.status(returnNo);
    const { body } = await stand.post(`/returns/${returnNo}/inspections`, person, { taskId, performedAt, ...inspected('10') });
    return { returnNo, taskId, factId: (body['fact'] as { factId: string }).factId };
  }
  const decide = (returnNo: string, body: object, person = 'e-qchead') => stand.post(`/returns/${returnNo}/claimed-times`, person, { verdict: 'confirm', reasonCode: 'paper_seen', ...body });
  const shown = async (factId: string) => ((await stand.get('/anomalies', 'e-qchead')).body as unknown as { lateEntries: { factId: string; recordedAt: number }[] }).lateEntries.find((one) => one.factId === factId);

  it('is confirmed by the head: the process hears what it is about, and the list shows the time that counts, before and after', async () => {
    const { returnNo, taskId, factId } = await entry();
    const before = await shown(factId);
    expect(before).toMatchObject({ performedAt, countsFrom: before?.recordedAt, decision: null });
    const answer = await decide(returnNo, { factId });
    expect([answer.status, (answer.body['fact'] as { payload: object }).payload]).toEqual([201, { factId, verdict: 'confirm', reasonCode: 'paper_seen', claimedAt: performedAt, said: { kind: 'inspect', taskId, scope: expect.any(Object) } }]);
    expect(await shown(factId)).toMatchObject({ performedAt, countsFrom: performedAt, decision: { verdict: 'confirm', reasonCode: 'paper_seen', by: 'e-qchead' } });
  });

  it('is refused: the recording goes on counting, and that is said once', async () => {
    const { returnNo, factId } = await entry();
    const both = await Promise.all([decide(returnNo, { factId, verdict: 'refuse' }), decide(returnNo, { factId, verdict: 'confirm' })]);
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([[201, undefined], [409, 'already-decided']]);
    const [one, other] = [await shown(factId), both[0]?.status === 201];
    expect(one).toMatchObject({ decision: { verdict: other ? 'refuse' : 'confirm' }, countsFrom: other ? one?.recordedAt : performedAt });
  });

  it('is nobody’s to decide but the head’s, never his own; what claims nothing, is not there or belongs to a return that has ended is refused', async () => {
    const { returnNo, factId } = await entry();
    const own = await entry('e-qchead');
    expect((await refused(() => decide(returnNo, { factId }, 'e-qc'), 403)).body.code).toBe('not-permitted');
    expect((await refused(() => decide(returnNo, { factId }, 'e-whhead'), 403)).body.code).toBe('not-permitted');
    expect((await refused(() => decide(own.returnNo, { factId: own.factId }), 403)).body.code).toBe('own-application');
    await refused(() => decide(own.returnNo, { factId }), 404);
    const plain = await stand.task('quality', 'inspect', {});
    await stand.status(plain.returnNo);
    const { body } = await stand.post(`/returns/${plain.returnNo}/inspections`, 'e-qc', { taskId: plain.taskId, ...inspected('10') });
    expect((await refused(() => decide(plain.returnNo, { factId: (body['fact'] as { factId: string }).factId }), 422)).body.errors?.map(({ path }) => path)).toEqual(['factId']);
    await stand.status(returnNo, { closed: true, result: 'completed' });
    expect((await refused(() => decide(returnNo, { factId }), 409)).body.code).toBe('return-closed');
  });
});
