/** 更正 and 人工干预 at a desk: what it commits, and what it refuses before the process hears of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '../testbed/desk-stand.js';
import { inspected, smallQuality } from '../testbed/quality-desk.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(smallQuality);
});
afterAll(() => stand.stop());

const kindsOf = async (returnNo: string): Promise<string[]> => (await stand.rows<{ return_no: string; kind: string; seq: number }>('fact')).filter((row) => row.return_no === returnNo).sort((a, b) => a.seq - b.seq).map(({ kind }) => kind);
const correct = (returnNo: string, body: object, person = 'e-qc') => stand.post(`/returns/${returnNo}/corrections`, person, { reasonCode: 'typo', ...body });
const override = (returnNo: string, body: object, person = 'e-qchead') => stand.post(`/returns/${returnNo}/overrides`, person, { reasonCode: 'agreed', ...body });
const refusal = ({ status, body }: Answer) => [status, body.code, ...(body.errors ?? []).map(({ path }) => path)];

/** An inspection that was recorded. */
async function said(): Promise<{ returnNo: string; factId: string }> {
  const { returnNo, taskId } = await stand.task('quality', 'inspect');
  const { body } = await stand.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, ...inspected('10') });
  return { returnNo, factId: (body['fact'] as { factId: string }).factId };
}

describe('更正', () => {
  it('says what the fact should have said; the first stays', async () => {
    const { returnNo, factId } = await said();
    const answer = await correct(returnNo, { factId, payload: inspected('9') });
    expect([answer.status, (answer.body['fact'] as { payload: object }).payload]).toEqual([201, { factId, payload: inspected('9'), reasonCode: 'typo' }]);
    expect(await kindsOf(returnNo)).toEqual(['inspect', 'correct']);
  });

  it('is judged by the schema of the first fact', async () => {
    const { returnNo, factId } = await said();
    expect(refusal(await correct(returnNo, { factId, payload: { ...inspected('9'), method: 'guess' } }))).toEqual([422, 'not-allowed', 'payload.method']);
    expect(refusal(await correct(returnNo, { factId, payload: {} }))).toEqual([422, 'not-allowed', 'payload.method', 'payload.lines']);
    expect(await kindsOf(returnNo)).toEqual(['inspect']);
  });

  it('404: a fact of another return, or of nobody', async () => {
    const [one, other] = [await said(), await said()];
    expect(refusal(await correct(one.returnNo, { factId: other.factId, payload: inspected('9') }))).toEqual([404, 'not-found']);
  });

  it('403: by others than who recorded it, their role and its head; the head may', async () => {
    const { returnNo, factId } = await said();
    expect(refusal(await correct(returnNo, { factId, payload: inspected('9') }, 'e-pmc'))).toEqual([403, 'not-permitted']);
    expect((await correct(returnNo, { factId, payload: inspected('9') }, 'e-qchead')).status).toBe(201);
  });

  it('no control is corrected, another one is recorded', async () => {
    const { returnNo, factId } = await said();
    const { body } = await correct(returnNo, { factId, payload: inspected('9') });
    expect(refusal(await correct(returnNo, { factId: (body['fact'] as { factId: string }).factId, payload: inspected('8') }))).toEqual([422, 'not-allowed', 'factId']);
  });
});

describe('人工干预', () => {
  it('is a head’s word about one step of one scope, with a reason', async () => {
    const { returnNo } = await stand.task('quality', 'inspect');
    expect(refusal(await override(returnNo, { step: 'notify', act: 'skip' }, 'e-qc'))).toEqual([403, 'not-permitted']);
    const answer = await override(returnNo, { step: 'inspect', act: 'reopen', scope: { consignment: 'c1' } });
    expect([answer.status, answer.body['fact']]).toEqual([201, expect.objectContaining({ kind: 'override', scope: { consignment: 'c1' }, by: expect.objectContaining({ role: 'qcHead' }) })]);
  });

  it('answers 重开处理 by passing it by, and by nothing else', async () => {
    const { returnNo, taskId } = await stand.task('quality', 'override', { step: 'reopenReview', scope: {}, owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' }, menu: { results: ['skip', 'reopen'] } });
    expect(refusal(await override(returnNo, { taskId, step: 'inspect', act: 'skip' }))).toEqual([422, 'not-allowed', 'step']);
    expect(refusal(await override(returnNo, { taskId, step: 'reopenReview', act: 'reopen' }))).toEqual([422, 'not-allowed', 'act']);
    // other steps are had done again meanwhile
    expect((await override(returnNo, { step: 'inspect', act: 'reopen', scope: { consignment: 'c1' } })).status).toBe(201);
    expect((await override(returnNo, { taskId, step: 'reopenReview', act: 'skip' })).status).toBe(201);
    expect(refusal(await override(returnNo, { taskId, step: 'reopenReview', act: 'skip' }))).toEqual([409, 'task-not-open']);
  });

  it('409: a return that has ended', async () => {
    const { returnNo } = await stand.task('quality', 'inspect');
    await stand.status(returnNo, { closed: true, result: 'completed' });
    expect(refusal(await override(returnNo, { step: 'notify', act: 'skip' }))).toEqual([409, 'return-closed']);
  });
});
