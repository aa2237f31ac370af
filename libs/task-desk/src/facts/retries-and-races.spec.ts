import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';

describe('retries and races', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(smallQuality);
  });
  afterAll(() => stand.stop());

  const inspect = (returnNo: string, body: object, person: string, key?: string) => stand.post(`/returns/${returnNo}/inspections`, person, body, key);
  const factsOf = async (returnNo: string) => (await stand.rows<{ return_no: string; staff: string }>('fact')).filter((row) => row.return_no === returnNo);

  it('answers a retry with the first reply and does nothing more, also when fields come in another order', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    const first = await inspect(returnNo, { taskId, ...inspected('10') }, 'e-qc', 'retry-key-1');
    const before = await stand.contents();
    const again = await inspect(returnNo, { ...inspected('10'), taskId }, 'e-qc', 'retry-key-1');
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(await stand.contents()).toEqual(before);
  });

  it('refuses the key for another body or another return', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await inspect(returnNo, { taskId, ...inspected('10') }, 'e-qc', 'reused-key-1');
    const before = await stand.contents();
    expect((await inspect(returnNo, { taskId, ...inspected('9') }, 'e-qc', 'reused-key-1')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await inspect('RT-ELSE', { taskId, ...inspected('10') }, 'e-qc', 'reused-key-1')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(await stand.contents()).toEqual(before);
  });

  it('does not show one person’s reply to another who uses the same key', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    await inspect(returnNo, { taskId, ...inspected('10') }, 'e-qc', 'shared-key-1');
    expect((await inspect(returnNo, { taskId, ...inspected('10') }, 'e-qcs', 'shared-key-1')).body.code).toBe('task-not-open');
  });

  it('judges a refused command afresh when it is repeated with its key', async () => {
    const task = await stand.task('quality', 'inspect', { state: 'withdrawn' });
    const attempt = () => inspect(task.returnNo, { taskId: task.taskId, ...inspected('10') }, 'e-qc', 'afresh-key-1');
    expect((await attempt()).status).toBe(409);
    await stand.task('quality', 'inspect', { ...task, state: 'open', rev: 2 });
    expect((await attempt()).status).toBe(201);
  });

  it('records once for twins in flight, and both get the same reply', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'inspect');
    const twins = await Promise.all(Array.from({ length: 4 }, () => inspect(returnNo, { taskId, ...inspected('10') }, 'e-qc', 'twin-key-1')));
    expect(twins.map((twin) => twin.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(twins.map((twin) => JSON.stringify(twin.body))).size).toBe(1);
    expect(await factsOf(returnNo)).toHaveLength(1);
  });

  it('lets one of two people complete a task: one 201, one 409', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { returnNo, taskId } = await stand.task('quality', 'inspect');
      const answers = await Promise.all(['e-qc', 'e-qcs'].map((person) => inspect(returnNo, { taskId, ...inspected('10') }, person)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
      expect(await factsOf(returnNo)).toHaveLength(1);
    }
  });

  it('lets completing and handing back race: released and refused, or done and recorded', async () => {
    for (let round = 0; round < 8; round += 1) {
      const task = await stand.task('quality', 'inspect');
      const [answer] = await Promise.all([
        inspect(task.returnNo, { taskId: task.taskId, ...inspected('10') }, 'e-qc'),
        stand.task('quality', 'inspect', { ...task, state: 'asked_back' }),
      ]);
      const told = (await stand.rows<{ subject: string; seq: number; body: { kind: string; payload: { verdict?: string } } }>('journal'))
        .filter((row) => row.subject.endsWith(task.returnNo)).sort((a, b) => a.seq - b.seq).map((row) => row.body.payload.verdict ?? row.body.kind);
      expect(told).toEqual(answer.status === 201 ? ['inspect', 'done'] : ['released']);
    }
  });
});
