/** 期初在途 at production: what was ordered and repaired before Guitu. */
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { OLD_NUMBER, takenOverReturn, type Before } from '@guitu/task-desk/testbed/taken-over';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { describe, expect, it } from '@jest/globals';

const part = (qty: string) => ({ scope: { portion: 'p1' }, lines: [{ line: 1, item: 'PUMP', qty, unit: 'pcs' as const, portion: 'p1' }] });
const PLANNED: Before = { desk: 'quality', kind: 'plan', task: { taskId: 'p1/plan/1/1', ...part('10') }, payload: { feasible: true, differs: false, hours: 5, parts: [{ item: 'SEAL', qty: '10' }], promisedAt: 1_700_000_000_000 } };
const ordered = (orderNo: string, qty = '10'): Before => ({ desk: 'production', kind: 'order', task: { taskId: 'p1/order/1/1', ...part('10') }, payload: { orderNo, qty, priority: true } });
const repaired = (qtyDone: string, of: string, rev = 1): Before =>
  ({ desk: 'production', kind: 'repair', task: { taskId: 'p1/rework/1/1', rev, ...part(of) }, payload: { qtyDone, qtyUnrepairable: '0', hours: 2, material: [] } });

export function tellsOfTakingOver(stand: () => DeskStand): void {
  const rowsOf = async (table: string, returnNo: string) => (await stand().rows<{ return_no: string }>(table)).filter((row) => row.return_no === returnNo);

  describe('期初在途', () => {
    it('order, plan and part of the repair are here, the number is spent, and the rest is repaired as planned', async () => {
      const returnNo = newReturnNo();
      const load = takenOverReturn(returnNo, [PLANNED, ordered('MO-OLD'), repaired('4', '10'), repaired('2', '6', 2)]);
      await stand().takeOver(load);
      expect(await rowsOf('rework_order', returnNo)).toMatchObject([{ order_no: 'MO-OLD', qty: '10.000000', portion: 'p1' }]);
      expect(await rowsOf('rework_completion', returnNo)).toMatchObject([{ qty_done: '4.000000', round: 1 }, { qty_done: '2.000000' }]);
      const before = await stand().contents();
      await stand().takeOver(load);
      expect(await stand().contents()).toEqual(before);

      const { taskId } = await stand().task('production', 'repair', { returnNo, taskId: 'p1/rework/1/1', rev: 3, ...part('4') });
      // hours and material not said are the plan's
      expect((await stand().post(`/returns/${returnNo}/rework-completions`, 'e-prod', { taskId, qtyDone: '4', qtyUnrepairable: '0' })).status).toBe(201);
      expect((await rowsOf('rework_completion', returnNo)).at(-1)).toMatchObject({ qty_done: '4.000000', hours: '1.00', material: [{ item: 'SEAL', qty: '10' }] });
      const other = await stand().task('production', 'order', { ...part('10'), owner: { dept: 'PLANNING', role: 'pmc', head: 'pmcHead' } });
      const taken = await stand().post(`/returns/${other.returnNo}/rework-orders`, 'e-pmc', { taskId: other.taskId, orderNo: 'MO-OLD', qty: '10', priority: true });
      expect([taken.status, taken.body.errors?.map(({ path }) => path)]).toEqual([422, ['orderNo']]);
    });

    it.each<[string, readonly Before[], string, string]>([
      ['more repaired than was ordered', [PLANNED, ordered('MO-OLD-2'), repaired('11', '10')], 'repair', 'qty'],
      ['an order number of another return', [PLANNED, ordered('MO-OLD')], 'order', 'orderNo'],
    ])('%s: nothing of it is written, and the head finds it listed', async (_what, facts, kind, path) => {
      const returnNo = newReturnNo();
      await stand().takeOver(takenOverReturn(returnNo, facts));
      for (const table of ['fact', 'task', 'rework_order', 'rework_completion', 'work_plan']) expect([table, await rowsOf(table, returnNo)]).toEqual([table, []]);
      const { takeOvers } = (await stand().get('/anomalies', 'e-prodhead')).body as unknown as { takeOvers: { returnNo: string }[] };
      expect(takeOvers.find((one) => one.returnNo === returnNo)).toMatchObject({ externalId: OLD_NUMBER, kind, errors: [{ path }] });
    });
  });
}
