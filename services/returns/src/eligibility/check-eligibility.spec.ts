import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const openChecks = [{ code: 'unused', zh: '未使用', en: 'unused', clause: 'S000-02 §2' }, { code: 'tags', zh: '吊牌完好', en: 'tags intact', clause: 'S000-02 §2' }];

describe('资格核对, 补充资料, 回访', () => {
  it('answers of a check reach the process as they were given, and stay in the department with their words', async () => {
    const { returnNo, taskId } = await stand.task('eligibility', { menu: { openChecks } });
    expect((await stand.record('eligibility', returnNo, { taskId, checks: { unused: true, tags: false }, opinion: '吊牌已剪' }, 'e-sales')).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.eligibility-checked.v1', body: { payload: { checks: { unused: true, tags: false } } } });
    expect(await stand.rowsOf('eligibility_check', returnNo)).toMatchObject([{ checks: { unused: true, tags: false }, opinion_ref: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });

  it('a check that is not open is refused by its name, and nothing changes', async () => {
    const { returnNo, taskId } = await stand.task('eligibility', { menu: { openChecks } });
    await stand.refused([422, 'not-allowed'], () => stand.record('eligibility', returnNo, { taskId, checks: { sealed: true } }, 'e-sales'), 'checks.sealed');
    expect(await stand.rowsOf('eligibility_check', returnNo)).toEqual([]);
  });

  it('papers count whenever they come, until the return has ended', async () => {
    const { returnNo, taskId } = await stand.task('supplement', { menu: { documents: ['invoice'] } });
    expect((await stand.record('supplement', returnNo, { taskId, forms: ['invoice'] }, 'e-sales')).status).toBe(201);
    expect((await stand.record('supplement', returnNo, { forms: ['photo'] }, 'e-sales')).status).toBe(201);
    expect((await stand.rowsOf<{ forms: string[] }>('supplement', returnNo)).map(({ forms }) => forms).sort()).toEqual([['invoice'], ['photo']]);
    await stand.refused([422, 'not-allowed'], () => stand.record('supplement', returnNo, { forms: [] }, 'e-sales'), 'forms');
    await stand.desk.status(returnNo, { closed: true });
    await stand.refused([409, 'return-closed'], () => stand.record('supplement', returnNo, { forms: ['photo'] }, 'e-sales'));
  });

  it('a survey keeps its score between 0 and 10', async () => {
    const { returnNo, taskId } = await stand.task('survey');
    await stand.refused([400, 'invalid'], () => stand.record('survey', returnNo, { taskId, score: 11 }, 'e-sales'), 'score');
    expect((await stand.record('survey', returnNo, { taskId, score: 9 }, 'e-sales')).status).toBe(201);
    expect(await stand.rowsOf('customer_survey', returnNo)).toMatchObject([{ score: 9 }]);
  });
});
