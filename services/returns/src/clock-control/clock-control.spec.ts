import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const HOUR = 3_600_000;
const pause = (returnNo: string, until: number = Date.now() + HOUR, person: string = 'e-saleshead') => stand.record('pause', returnNo, { reasonCode: 'customer_away', until }, person);
const resume = (returnNo: string) => stand.record('resume', returnNo, { reasonCode: 'back' }, 'e-saleshead');

describe('暂停与恢复', () => {
  it('stops the clocks until a date, and lets them run again before it', async () => {
    const returnNo = await stand.register();
    const until = Date.now() + HOUR;
    expect((await pause(returnNo, until)).status).toBe(201);
    expect((await resume(returnNo)).status).toBe(201);
    expect((await pause(returnNo)).status).toBe(201);
    expect((await stand.events(returnNo)).slice(1).map(({ type, body }) => `${type} ${String(body.payload['reasonCode'])}`)).toEqual([
      'returns.clocks-paused.v1 customer_away', 'returns.clocks-resumed.v1 back', 'returns.clocks-paused.v1 customer_away',
    ]);
    expect((await stand.rowsOf<{ seq: number; kind: string; until: Date | null }>('clock_control', returnNo)).sort((a, b) => a.seq - b.seq).map((row) => [row.kind, row.until?.getTime() ?? null])[0]).toEqual(['pause', until]);
  });

  it('409: a second pause, also when two heads press at once', async () => {
    const returnNo = await stand.register();
    const answers = await Promise.all([pause(returnNo), pause(returnNo, Date.now() + HOUR, 'e-cshead')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    await stand.refused([409, 'already-paused'], () => pause(returnNo));
  });

  it('409: nothing to resume', async () => {
    const returnNo = await stand.register();
    await stand.refused([409, 'not-paused'], () => resume(returnNo));
    await pause(returnNo);
    await resume(returnNo);
    await stand.refused([409, 'not-paused'], () => resume(returnNo));
  });

  it('of one clock stands beside the others and beside that of the whole return', async () => {
    const returnNo = await stand.register();
    const one = (clockId: string, until: number = Date.now() + HOUR) => stand.record('pause', returnNo, { reasonCode: 'lab', until, clockId }, 'e-saleshead');
    expect((await one('c1/disposition/1')).status).toBe(201);
    expect((await one('c1/inspection/1')).status).toBe(201);
    expect((await pause(returnNo)).status).toBe(201);
    await stand.refused([409, 'already-paused'], () => one('c1/disposition/1'));
    const back = (clockId: string) => stand.record('resume', returnNo, { reasonCode: 'back', clockId }, 'e-saleshead');
    expect((await back('c1/disposition/1')).status).toBe(201);
    await stand.refused([409, 'not-paused'], () => back('c1/disposition/1'));
    await stand.refused([409, 'not-paused'], () => back('c1/none/1'));
    expect((await resume(returnNo)).status).toBe(201);
    expect((await stand.rowsOf<{ clock_id: string | null; kind: string; seq: number }>('clock_control', returnNo)).sort((a, b) => a.seq - b.seq).map((row) => [row.kind, row.clock_id])).toEqual([
      ['pause', 'c1/disposition/1'], ['pause', 'c1/inspection/1'], ['pause', null], ['resume', 'c1/disposition/1'], ['resume', null],
    ]);
    expect((await stand.events(returnNo)).at(1)?.body.payload).toMatchObject({ clockId: 'c1/disposition/1' });
  });

  it('the review of a paused clock is answered for that clock and no other', async () => {
    const returnNo = await stand.register();
    await stand.record('pause', returnNo, { reasonCode: 'lab', until: Date.now() + HOUR, clockId: 'c1/disposition/1' }, 'e-saleshead');
    const { taskId } = await stand.task('resume', { returnNo, step: 'clockReview', owner: { dept: 'SALES', role: 'salesHead', head: 'salesHead' }, menu: { clockId: 'c1/disposition/1' } });
    await stand.refused([422, 'not-allowed'], () => stand.record('resume', returnNo, { taskId, reasonCode: 'back', clockId: 'c1/inspection/1' }, 'e-saleshead'), 'clockId');
    await stand.refused([422, 'not-allowed'], () => stand.record('resume', returnNo, { taskId, reasonCode: 'back' }, 'e-saleshead'), 'clockId');
    expect((await stand.record('resume', returnNo, { taskId, reasonCode: 'back', clockId: 'c1/disposition/1' }, 'e-saleshead')).status).toBe(201);
  });

  it('422: an end in the past, or a quarter of a year away', async () => {
    const returnNo = await stand.register();
    await stand.refused([422, 'not-allowed'], () => pause(returnNo, Date.now() - 1), 'until');
    await stand.refused([422, 'not-allowed'], () => pause(returnNo, Date.now() + 91 * 24 * HOUR), 'until');
  });

  it('400: no end at all', async () => {
    const returnNo = await stand.register();
    await stand.refused([400, 'invalid'], () => stand.record('pause', returnNo, { reasonCode: 'x' }, 'e-saleshead'), 'until');
  });

  it('409: a return that has ended', async () => {
    const returnNo = await stand.register();
    await stand.desk.status(returnNo, { closed: true, result: 'completed' });
    await stand.refused([409, 'return-closed'], () => pause(returnNo));
  });
});
