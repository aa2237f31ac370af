/** 期初在途 at the warehouse: goods of returns from before Guitu. */
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { OLD_NUMBER, takenOverReturn, type Before } from '@guitu/task-desk/testbed/taken-over';
import { describe, expect, it } from '@jest/globals';
import { count, portion, PUMP, type WarehouseStand } from '../testbed/warehouse-stand.js';

const RECEIVED: Before = { desk: 'warehouse', kind: 'receive', payload: count('10'), task: { lines: [PUMP] } };
const stocked = (qty: string, of: string = qty): Before =>
  ({ desk: 'warehouse', kind: 'stock_in', payload: { qty, storeCode: 'FG-1' }, task: { taskId: 'p2/stockIn/1/1', ...portion(of, 'p2') }, goods: 'RESTOCK' });

export function tellsOfTakingOver(stand: () => WarehouseStand): void {
  const rowsOf = async (table: string, returnNo: string) => (await stand().desk.rows<{ return_no: string }>(table)).filter((row) => row.return_no === returnNo);
  const refusedHere = async () => (await stand().desk.get('/anomalies', 'e-whhead')).body['takeOvers'] as { returnNo: string; externalId: string; kind: string; errors: { path: string }[] }[];

  describe('期初在途', () => {
    it('receipt, moves and stock are here as if they had been recorded here, and the next person goes on with them', async () => {
      const returnNo = newReturnNo();
      const recovered: Before = { desk: 'warehouse', kind: 'stock_in', payload: { qty: '1', storeCode: 'FG-1' }, task: { taskId: 'p3/stockIn/1/1', ...portion('1', 'p3') }, goods: 'DIRECT_RECOVERY' };
      const load = takenOverReturn(returnNo, [RECEIVED, stocked('3', '4'), recovered], { lying: [{ line: 1, qty: '6', areaCode: 'RETURN-8' }] });
      await stand().desk.takeOver(load);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '10.000000', restocked: '3.000000', treated: '1.000000', pending: '6.000000', uncounted: '0.000000' });
      expect([(await rowsOf('receipt', returnNo)).length, (await rowsOf('stock_move', returnNo)).length, await rowsOf('journal', returnNo)]).toEqual([1, 2, []]);
      const { items } = (await stand().desk.get('/stock?area=RETURN-8', 'e-whhead')).body as unknown as { items: object[] };
      expect(items).toEqual([expect.objectContaining({ returnNo, item: 'PUMP', batch: 'B-OLD', qty: '6', days: 58, age: '31+', amount: 72_000 })]);
      // the process goes on asking for what was left of a task
      expect((await stand().record(returnNo, 'stock_in', { qty: '1', storeCode: 'FG-1' }, { taskId: 'p2/stockIn/1/1', rev: 2, ...portion('1', 'p2') })).status).toBe(201);
      expect((await stand().record(returnNo, 'scrap', { qty: '5' }, portion('5'))).status).toBe(201);
      expect(await stand().stockOf(returnNo)).toMatchObject({ restocked: '4.000000', scrapped: '5.000000', pending: '0.000000' });
      const facts = (await stand().desk.get(`/returns/${returnNo}`, 'e-keeper')).body['facts'] as { kind: string; via: string; seq: number; confirmed: boolean }[];
      expect(facts.map(({ kind, via, seq, confirmed }) => [kind, via, seq > 0, confirmed])).toEqual([
        ['receive', 'takeover', false, true], ['stock_in', 'takeover', false, true], ['stock_in', 'takeover', false, true], ['stock_in', 'desk', true, false], ['scrap', 'desk', true, false]]);

      const before = await stand().desk.contents();
      await stand().desk.takeOver(load);
      expect(await stand().desk.contents()).toEqual(before);
    });

    it('what sales counted and production handed on before Guitu is stock of the house too', async () => {
      const returnNo = newReturnNo();
      await stand().desk.takeOver(takenOverReturn(returnNo, [
        { desk: 'returns', kind: 'receive', payload: count('10'), task: { lines: [PUMP] } },
        { desk: 'production', kind: 'to_supplier', payload: { qty: '4', claimId: 'SC-OLD' }, task: portion('4', 'p2'), goods: 'RETURN_TO_SUPPLIER' },
        stocked('2'),
      ]));
      await stand().decided(returnNo, ['p1', '4', null], ['p2', '4', 'RETURN_TO_SUPPLIER']);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '10.000000', to_supplier: '4.000000', restocked: '2.000000', pending: '4.000000', uncounted: '0.000000' });
      expect(await rowsOf('fact', returnNo)).toHaveLength(1);
    });

    it.each<[string, readonly Before[], { line: number; qty: string; areaCode: string }[], string | null, string]>([
      ['more left than came', [RECEIVED, stocked('8'), stocked('8')], [], 'stock_in', 'qty'],
      ['more lies here than came', [RECEIVED], [{ line: 1, qty: '11', areaCode: 'RETURN-8' }], null, 'lying'],
    ])('%s: nothing of it is written, and the head finds it listed', async (_what, before, lying, kind, path) => {
      const returnNo = newReturnNo();
      await stand().desk.takeOver(takenOverReturn(returnNo, before, { lying }));
      for (const table of ['fact', 'task', 'receipt', 'stock_line', 'stock_move', 'stock_item']) expect([table, await rowsOf(table, returnNo)]).toEqual([table, []]);
      expect((await refusedHere()).find((one) => one.returnNo === returnNo)).toMatchObject({ externalId: OLD_NUMBER, kind, errors: [{ path, zh: expect.any(String), en: expect.any(String) }] });
      await stand().desk.status(returnNo, { closed: true });
      expect((await refusedHere()).map((one) => one.returnNo)).not.toContain(returnNo);
    });
  });
}
