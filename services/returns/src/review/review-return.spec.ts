import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const OWNER = { dept: 'SALES', role: 'salesHead', head: 'gm' } as const;
const gate = (more: Partial<TaskStatement> = {}) => stand.task('review', { step: 'approve', owner: OWNER, menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'] }, ...more });
const accept = { gate: 'return', level: 1, verdict: 'accept' };

describe('审核', () => {
  it('accepts or rejects a return, and tells the process once', async () => {
    const { returnNo, taskId } = await gate();
    expect((await stand.record('review', returnNo, { taskId, ...accept }, 'e-saleshead')).status).toBe(201);
    expect((await stand.events(returnNo)).slice(1)).toMatchObject([{ seq: 2, type: 'returns.return-reviewed.v1', body: { by: { staff: 'e-saleshead', role: 'salesHead' }, payload: accept } }]);
    expect(await stand.rowsOf('review', returnNo)).toMatchObject([{ gate: 'return', level: 1, verdict: 'accept', reason_code: null }]);
  });

  it('keeps the date that was agreed with the customer (T36)', async () => {
    const { returnNo, taskId } = await gate({ menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject'], promises: true } });
    const promisedAt = Date.UTC(2026, 11, 24, 9);
    expect((await stand.record('review', returnNo, { taskId, ...accept, promisedAt }, 'e-saleshead')).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ body: { payload: { promisedAt } } });
    expect(await stand.rowsOf('review', returnNo)).toMatchObject([{ promised_at: new Date(promisedAt) }]);
  });

  it('rejects with a reason only', async () => {
    const { returnNo, taskId } = await gate();
    await stand.refused([422, 'not-allowed'], () => stand.record('review', returnNo, { taskId, ...accept, verdict: 'reject' }, 'e-saleshead'), 'reasonCode');
    expect((await stand.record('review', returnNo, { taskId, ...accept, verdict: 'reject', reasonCode: 'customer_damage', opinion: '外观撞击' }, 'e-saleshead')).status).toBe(201);
  });

  it('asks for papers where the task offers it, and only there', async () => {
    const wanted = { ...accept, verdict: 'supplement', reasonCode: 'photo_missing' };
    const offered = await gate({ menu: { gate: 'return', level: 1, verdicts: ['accept', 'reject', 'supplement'] } });
    expect((await stand.record('review', offered.returnNo, { taskId: offered.taskId, ...wanted }, 'e-saleshead')).status).toBe(201);
    expect(await stand.rowsOf('review', offered.returnNo)).toMatchObject([{ verdict: 'supplement', reason_code: 'photo_missing' }]);
    const { returnNo, taskId } = await gate();
    await stand.refused([422, 'not-allowed'], () => stand.record('review', returnNo, { taskId, ...wanted }, 'e-saleshead'), 'verdict');
  });

  it('403: the applicant, though head and owner of the task; another head may', async () => {
    const returnNo = await stand.register({}, 'e-saleshead');
    const { taskId } = await gate({ returnNo });
    await stand.refused([403, 'own-application'], () => stand.record('review', returnNo, { taskId, ...accept }, 'e-saleshead'));
    expect((await stand.record('review', returnNo, { taskId, ...accept }, 'e-gm')).status).toBe(201);
  });

  it('403: the same person at two levels', async () => {
    const { returnNo, taskId } = await gate();
    await stand.record('review', returnNo, { taskId, ...accept }, 'e-gm');
    const second = await gate({ returnNo, taskId: 'c1/review/1/2', level: 2, menu: { gate: 'return', level: 2, verdicts: ['accept', 'reject'] }, owner: { dept: 'MANAGEMENT', role: 'gm', head: 'gm' } });
    await stand.refused([403, 'second-level'], () => stand.record('review', returnNo, { taskId: second.taskId, ...accept, level: 2 }, 'e-gm'));
  });

  it('422: another level or gate than the task’s', async () => {
    const { returnNo, taskId } = await gate();
    await stand.refused([422, 'not-allowed'], () => stand.record('review', returnNo, { taskId, ...accept, level: 2 }, 'e-saleshead'), 'level');
    await stand.refused([400, 'invalid'], () => stand.record('review', returnNo, { taskId, ...accept, gate: 'scrap' }, 'e-saleshead'), 'gate');
  });

  it('403: a clerk of the department who does not hold the role', async () => {
    const { returnNo, taskId } = await gate();
    await stand.refused([403, 'not-your-task'], () => stand.record('review', returnNo, { taskId, ...accept }, 'e-cs'));
  });

  it('409: a second decision; of two at once one wins', async () => {
    const { returnNo, taskId } = await gate();
    const answers = await Promise.all(['e-saleshead', 'e-gm'].map((person) => stand.record('review', returnNo, { taskId, ...accept }, person)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect((await stand.events(returnNo)).map((event) => event.seq)).toEqual([1, 2]);
    await stand.refused([409, 'task-not-open'], () => stand.record('review', returnNo, { taskId, ...accept }, 'e-gm'));
  });

  it('422: the task of somebody else’s kind of work', async () => {
    const { returnNo, taskId } = await stand.task('instruct', { owner: OWNER });
    await stand.refused([422, 'wrong-fact'], () => stand.record('review', returnNo, { taskId, ...accept }, 'e-saleshead'));
  });
});

describe.each([
  ['特批', 'exception', 'exception', { dept: 'SERVICE', role: 'csHead', head: 'gm' }, 'e-cshead', 'returns.exception-reviewed.v1'],
  ['折让审批', 'discount_approval', 'discount', OWNER, 'e-saleshead', 'returns.discount-reviewed.v1'],
  ['换补审批', 'replacement_approval', 'replacement', OWNER, 'e-saleshead', 'returns.replacement-reviewed.v1'],
] as const)('%s', (_zh, kind, name, owner, person, type) => {
  const scope: { supply?: string } = name === 'replacement' ? { supply: 's1' } : {};
  const ask = (more: Partial<TaskStatement> = {}) => stand.task(kind, { scope, owner, menu: { gate: name, level: 1, verdicts: ['accept', 'reject'], amount: 120_000 }, ...more });
  const verdict = { gate: name, level: 1, verdict: 'accept' };

  it('is decided once, by the level that is asked, and the process hears of it', async () => {
    const { returnNo, taskId } = await ask();
    const answers = await Promise.all([person, 'e-gm'].map((one) => stand.record(kind, returnNo, { taskId, ...verdict, opinion: '老客户' }, one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await stand.events(returnNo)).slice(1)).toMatchObject([{ type, body: { taskId, payload: verdict } }]);
    expect(await stand.rowsOf('gate_decision', returnNo)).toMatchObject([{ gate: name, supply: scope.supply ?? null, level: 1, verdict: 'accept', reason_code: null, opinion_ref: expect.any(String) }]);
  });

  it('is refused with a reason only, and of its own level and gate', async () => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record(kind, returnNo, { taskId, ...verdict, verdict: 'reject' }, person), 'reasonCode');
    await stand.refused([422, 'not-allowed'], () => stand.record(kind, returnNo, { taskId, ...verdict, level: 2 }, person), 'level');
    await stand.refused([400, 'invalid'], () => stand.record(kind, returnNo, { taskId, ...verdict, gate: 'return' }, person), 'gate');
    expect((await stand.record(kind, returnNo, { taskId, ...verdict, verdict: 'reject', reasonCode: 'not_worth_it' }, person)).status).toBe(201);
    expect(await stand.rowsOf('gate_decision', returnNo)).toMatchObject([{ verdict: 'reject', reason_code: 'not_worth_it' }]);
  });

  it('is not for a clerk, nor for who applied for it', async () => {
    const { returnNo, taskId } = await ask({ menu: { gate: name, level: 1, verdicts: ['accept', 'reject'], notBy: [person] } });
    await stand.refused([403, 'not-your-task'], () => stand.record(kind, returnNo, { taskId, ...verdict }, 'e-cs'));
    await stand.refused([403, 'own-application'], () => stand.record(kind, returnNo, { taskId, ...verdict }, person));
  });
});
