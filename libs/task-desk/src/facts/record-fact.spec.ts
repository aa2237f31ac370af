import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactBody } from '@guitu/contracts/fact';
import { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { DeskStand } from '../testbed/desk-stand.js';
import { Inspect, inspected, smallQuality } from '../testbed/quality-desk.js';
import { newReturnNo } from '../testbed/statements.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());
afterEach(() => {
  Inspect.failWrite = false;
});

const inspect = (returnNo: string, body: object, person: string | null = 'e-qc', key?: string) => stand.post(`/returns/${returnNo}/inspections`, person, body, key);
const eventsOf = async (returnNo: string) => (await stand.rows<{ subject: string; seq: number; type: string; body: FactBody; recorded_at: Date }>('journal')).filter((row) => row.subject === `GT01/${returnNo}`).sort((a, b) => a.seq - b.seq);

describe('recording a fact', () => {
  it('commits event, fact and answered task together, with the times of design.md §3', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { rev: 3, scope: { consignment: 'c7' } });
    const before = Date.now();
    const answer = await inspect(returnNo, { taskId, performedAt: before - 600_000, ...inspected('10') });
    expect(answer.status).toBe(201);
    const reply = RecordedFact.parse(answer.body);
    expect(reply.fact).toMatchObject({ kind: 'inspect', taskId, taskRev: 3, scope: { consignment: 'c7' }, via: 'desk', seq: 1, performedAt: before - 600_000, by: { dept: 'QUALITY', role: 'qc', staff: 'e-qc' } });
    expect(reply.answer.sentence.zh).toContain(returnNo);

    const [event] = await eventsOf(returnNo);
    const [task] = (await stand.rows<{ return_no: string; answered_fact_id: string; visible_at: Date }>('task')).filter((row) => row.return_no === returnNo);
    const { seq: _seq, ...body } = reply.fact;
    expect(event?.body).toEqual(body);
    expect(event?.recorded_at.getTime()).toBe(reply.fact.recordedAt);
    expect(reply.fact.visibleAt).toBe(task?.visible_at.getTime());
    expect(task?.answered_fact_id).toBe(reply.fact.factId);
  });

  it('numbers the facts of a return without a gap, refused ones not counted', async () => {
    const returnNo = newReturnNo();
    const contact = { resultCode: 'reached', attrs: {} };
    await stand.post(`/returns/${returnNo}/contacts`, 'e-qcs', contact);
    expect((await inspect(returnNo, inspected('1'))).status).toBe(409);
    await stand.post(`/returns/${returnNo}/contacts`, 'e-qcs', contact);
    expect((await eventsOf(returnNo)).map((event) => event.seq)).toEqual([1, 2]);
  });

  it('takes what happened in the world without a task and for a return this desk never heard of', async () => {
    const returnNo = newReturnNo();
    const answer = await stand.post(`/returns/${returnNo}/contacts`, 'e-qcs', { resultCode: 'reached', attrs: { severity: 'minor' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ task: null, fact: { plantCode: 'SZ1' }, answer: { sentence: { en: expect.stringContaining('has not answered yet') } } });
  });

  it('accepts an answer to an older revision and marks it', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { rev: 4 });
    const answer = await inspect(returnNo, { taskId, taskRev: 2, ...inspected('10') });
    expect(answer.body).toMatchObject({ fact: { taskRev: 2 } });
  });

  it('lets the head answer, in the head’s role', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    expect((await inspect(returnNo, { taskId, ...inspected('10') }, 'e-qchead')).body).toMatchObject({ fact: { by: { role: 'qcHead', staff: 'e-qchead' } } });
  });

  it('lets a role stand in for another of its department', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    expect((await inspect(returnNo, { taskId, ...inspected('10') }, 'e-fqc')).body).toMatchObject({ fact: { by: { role: 'fqc' } } });
  });
});

describe('refused, and nothing changed', () => {
  const refused = async (expected: [status: number, code: string], attempt: () => ReturnType<typeof inspect>, path?: string) => {
    const before = await stand.contents();
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual(expected);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['zh']).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body['en']).toMatch(/[a-z]/);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at .*\(.*:\d+/);
    if (path !== undefined) expect(answer.body.errors?.map((error) => error.path)).toContain(path);
    expect(await stand.contents()).toEqual(before);
  };
  const onTask = async (body: object, expected: [number, string], path?: string) => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await refused(expected, () => inspect(returnNo, { taskId, ...inspected('10'), ...body }), path);
  };

  it.each<[string, object, string]>([
    ['a negative quantity', { lines: [{ line: 1, sample: '10', passed: '-1', failed: '10' }] }, 'lines.0.passed'],
    ['a number instead of a decimal string', { lines: [{ line: 1, sample: 10, passed: '0', failed: '10' }] }, 'lines.0.sample'],
    ['full-width digits', { lines: [{ line: 1, sample: '１０', passed: '0', failed: '10' }] }, 'lines.0.sample'],
    ['an exponent', { lines: [{ line: 1, sample: '1e3', passed: '0', failed: '10' }] }, 'lines.0.sample'],
    ['too many lines', { lines: Array.from({ length: 201 }, () => ({ line: 1, sample: '1', passed: '0', failed: '1' })) }, 'lines'],
    ['an unknown field', { verdict: 'accept' }, ''],
    ['an unknown field of a line', { lines: [{ line: 1, sample: '1', passed: '0', failed: '1', approved: true }] }, 'lines.0'],
    ['an unknown method', { method: 'glance' }, 'method'],
    ['no method', { method: undefined }, 'method'],
    ['an actor of its own choice', { by: { staff: 'e-gm' } }, ''],
    ['another time than an instant', { performedAt: '2026-01-01' }, 'performedAt'],
  ])('400: %s', async (_what, body, path) => onTask(body, [400, 'invalid'], path));

  it.each<[string, object, string]>([
    ['a quantity above the task’s', inspected('11'), 'lines'],
    ['passed and failed above the task’s', { lines: [{ line: 1, sample: '10', passed: '6', failed: '5' }] }, 'lines'],
    ['tenths of a piece', inspected('0.5'), 'lines.0.sample'],
    ['a line the task has not', { lines: [{ line: 9, sample: '1', passed: '0', failed: '1' }] }, 'lines.0.sample'],
    ['parts of a line that together are more than the task’s', { lines: [{ line: 1, sample: '6', passed: '0', failed: '6' }, { line: 1, sample: '5', passed: '5', failed: '0' }] }, 'lines'],
  ])('422: %s', async (_what, body, path) => onTask(body, [422, 'not-allowed'], path));

  it('422: another object than the task’s', () => onTask({ scope: { consignment: 'c2' } }, [422, 'wrong-scope']));
  it.each([['in 1970', () => 0], ['a day more than two years ago', () => Date.now() - 732 * 86_400_000]])('422: done %s', (_when, at) => onTask({ performedAt: at() }, [422, 'performed-too-long-ago']));
  it('422: done in the future', () => onTask({ performedAt: Date.now() + 3_600_000 }, [422, 'performed-in-future']));
  it('422: free text where the fact has no place for it', () => onTask({ opinion: '看起来不错' }, [422, 'no-opinion-here']));
  it('409: a revision this desk has not seen', () => onTask({ taskRev: 2 }, [409, 'task-changed']));
  it('404: a task that does not exist', () => onTask({ taskId: 'c1/inspect/9/1' }, [404, 'not-found']));

  it('409: no task named for an act that needs one', async () => {
    await refused([409, 'task-not-open'], () => inspect(newReturnNo(), inspected('1')));
  });

  it('422: a task that asks for something else', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'scrap_request');
    await refused([422, 'wrong-fact'], () => inspect(returnNo, { taskId, ...inspected('10') }));
  });

  it.each(['done', 'withdrawn', 'asked_back'] as const)('409: a task that is %s', async (state) => {
    const task = await stand.task('quality', 'inspect');
    await stand.task('quality', 'inspect', { ...task, state });
    await refused([409, 'task-not-open'], () => inspect(task.returnNo, { taskId: task.taskId, ...inspected('10') }));
  });

  it('409: a second completion', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await inspect(returnNo, { taskId, ...inspected('10') });
    await refused([409, 'task-not-open'], () => inspect(returnNo, { taskId, ...inspected('9') }));
  });

  it('404: another company’s return, though number and task are right', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await refused([404, 'not-found'], () => inspect(returnNo, { taskId, ...inspected('10') }, 'e-qc-other'));
  });

  it('404: another plant’s return', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { plantCode: 'DG1' });
    await refused([404, 'not-found'], () => inspect(returnNo, { taskId, ...inspected('10') }));
  });

  it('403: a task of another role of the department', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect', { owner: { dept: 'QUALITY', role: 'fqc', head: 'qcHead' } });
    await refused([403, 'not-your-task'], () => inspect(returnNo, { taskId, ...inspected('10') }));
  });

  it('403: another department, which may not inspect at all', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await refused([403, 'not-permitted'], () => inspect(returnNo, { taskId, ...inspected('10') }, 'e-pmc'));
  });

  it('409: the department’s own write fails when all else was done', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    Inspect.failWrite = true;
    await refused([409, 'shelf-full'], () => inspect(returnNo, { taskId, ...inspected('10') }));
  });

  it.each([['no token', null, undefined], ['a broken token', null, 'Bearer abc.def.ghi'], ['another scheme', null, 'Basic ZTpx']])('401: %s', async (_what, person, authorization) => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    const headers = { 'idempotency-key': 'some-key-1', ...(authorization && { authorization }) };
    const code = authorization?.startsWith('Bearer') ? 'token-invalid' : 'token-missing';
    await refused([401, code], () => stand.send('POST', `/returns/${returnNo}/inspections`, person, { taskId, ...inspected('10') }, headers));
  });

  it('401: an expired token', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    const headers = { 'idempotency-key': 'some-key-1', authorization: `Bearer ${await stand.token('e-qc', '-1h')}` };
    await refused([401, 'token-expired'], () => stand.send('POST', `/returns/${returnNo}/inspections`, null, { taskId, ...inspected('10') }, headers));
  });
});
