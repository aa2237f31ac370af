import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnsStand } from '../testbed/returns-stand.js';

let stand: ReturnsStand;
beforeAll(async () => {
  stand = await ReturnsStand.start();
});
afterAll(() => stand.stop());

const ask = () => stand.task('supply_order', { scope: { supply: 's1' }, lines: [{ line: 1, item: 'ITEM-1', qty: '3', unit: 'pcs' }] });

describe('换补下单', () => {
  it('A8: issues a numbered 补货通知单', async () => {
    const { returnNo, taskId } = await ask();
    const due = Date.now() + 86_400_000;
    expect((await stand.record('supply_order', returnNo, { taskId, qty: '3', due })).status).toBe(201);
    const [row] = await stand.rowsOf('replenishment', returnNo);
    expect(row).toMatchObject({ qty: '3.000000', form_no: expect.stringMatching(/^BH\d{4}-\d{6}$/), due: new Date(due) });
    expect((await stand.events(returnNo)).at(-1)).toMatchObject({ type: 'returns.replenishment-ordered.v1', body: { scope: { supply: 's1' }, payload: { formNo: row?.['form_no'], qty: '3', due } } });
  });

  it('A8 R32: is refused with its reason where the customer deducts the goods from his payment', async () => {
    const deducting = await stand.register({ attrs: { customerDeducts: true } });
    await stand.refused([409, 'customer-deducts'], () => stand.record('supply_order', deducting, { taskId: 's1/supplyOrder/1/1', qty: '3' }));
    await stand.refused([404, 'not-found'], () => stand.desk.post('/returns/RT-NONE/replenishments', 'e-sales', { taskId: 's1/supplyOrder/1/1', qty: '3' }));
    // a procedure that replenishes all the same has asked for it
    const { returnNo, taskId } = await stand.task('supply_order', { returnNo: deducting, scope: { supply: 's1' }, lines: [{ line: 1, item: 'ITEM-1', qty: '3', unit: 'pcs' }] });
    expect((await stand.record('supply_order', returnNo, { taskId, qty: '3' })).status).toBe(201);
  });

  it('keeps a number from elsewhere, once', async () => {
    const [one, two] = [await ask(), await ask()];
    expect((await stand.record('supply_order', one.returnNo, { taskId: one.taskId, qty: '3', formNo: 'PO-1' })).status).toBe(201);
    await stand.refused([409, 'number-taken'], () => stand.record('supply_order', two.returnNo, { taskId: two.taskId, qty: '3', formNo: 'PO-1' }));
    await stand.refused([422, 'number-not-yours'], () => stand.record('supply_order', two.returnNo, { taskId: two.taskId, qty: '3', formNo: 'BH2026-000001' }), 'formNo');
  });

  it.each<[string, object, string]>([
    ['more than is owed', { qty: '4' }, 'qty'],
    ['half a piece', { qty: '2.5' }, 'qty'],
    ['a date that has passed', { qty: '3', due: Date.now() - 1 }, 'due'],
  ])('422: %s', async (_what, body, path) => {
    const { returnNo, taskId } = await ask();
    await stand.refused([422, 'not-allowed'], () => stand.record('supply_order', returnNo, { taskId, ...body }), path);
  });

  it('400: a negative quantity', async () => {
    const { returnNo, taskId } = await ask();
    await stand.refused([400, 'invalid'], () => stand.record('supply_order', returnNo, { taskId, qty: '-3' }), 'qty');
  });
});
