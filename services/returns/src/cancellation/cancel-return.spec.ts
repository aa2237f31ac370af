import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

describe('作废', () => {
  it('is a head’s decision with a reason', async () => {
    const returnNo = await stand.register();
    await stand.refused([403, 'not-permitted'], () => stand.record('cancel', returnNo, { reasonCode: 'double' }, 'e-sales'));
    expect((await stand.record('cancel', returnNo, { reasonCode: 'double', opinion: '重复登记' }, 'e-cshead')).status).toBe(201);
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ seq: 2, type: 'returns.return-cancelled.v1', body: { by: { role: 'csHead' }, payload: { reasonCode: 'double' } } });
    expect(await stand.rowsOf('cancellation', returnNo)).toMatchObject([{ reason_code: 'double' }]);
  });

  it('409: a return that has ended', async () => {
    const returnNo = await stand.register();
    await stand.desk.status(returnNo, { closed: true, result: 'completed' });
    await stand.refused([409, 'return-closed'], () => stand.record('cancel', returnNo, { reasonCode: 'late' }, 'e-cshead'));
  });
});
