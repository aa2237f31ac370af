import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

describe('客户发货', () => {
  it('is recorded as the customer says it, parcel by parcel', async () => {
    const returnNo = await stand.register();
    const eta = Date.now() + 86_400_000;
    expect((await stand.record('dispatched', returnNo, { carrierCode: 'SF', waybillRef: 'SF123', eta })).status).toBe(201);
    expect((await stand.record('dispatched', returnNo, {})).status).toBe(201);
    expect((await stand.events(returnNo)).slice(1).map((event) => event.body.payload)).toEqual([{ carrierCode: 'SF', waybillRef: 'SF123', eta }, {}]);
    expect(await stand.rowsOf('dispatch', returnNo)).toMatchObject([{ carrier_code: 'SF', waybill_ref: 'SF123', eta: new Date(eta) }, { carrier_code: null, eta: null }]);
  });

  it('422: an arrival long ago', async () => {
    const returnNo = await stand.register();
    await stand.refused([422, 'not-allowed'], () => stand.record('dispatched', returnNo, { eta: Date.now() - 3 * 86_400_000 }), 'eta');
  });

  it('400: a person’s name for a waybill', async () => {
    const returnNo = await stand.register();
    await stand.refused([400, 'invalid'], () => stand.record('dispatched', returnNo, { waybillRef: '张三 13800000000' }), 'waybillRef');
  });
});
