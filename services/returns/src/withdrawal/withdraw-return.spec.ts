import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

describe('撤回', () => {
  it('is the customer’s word: recorded at any time, without a task, also after the end', async () => {
    const returnNo = await stand.register();
    expect((await stand.record('withdraw', returnNo, { reason: 'settled' })).status).toBe(201);
    await stand.desk.status(returnNo, { closed: true, result: 'withdrawn' });
    expect((await stand.record('withdraw', returnNo, { reason: 'kept', opinion: '客户改变主意' })).status).toBe(201);
    expect((await stand.events(returnNo)).map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 returns.return-registered.v1', '2 returns.return-withdrawn.v1', '3 returns.return-withdrawn.v1']);
    expect((await stand.rowsOf('withdrawal', returnNo)).map((row) => row['reason'])).toEqual(['settled', 'kept']);
  });

  it('400: a reason of its own', async () => {
    const returnNo = await stand.register();
    await stand.refused([400, 'invalid'], () => stand.record('withdraw', returnNo, { reason: 'because' }), 'reason');
  });
});
