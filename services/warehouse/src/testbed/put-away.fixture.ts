import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { count, portion, type WarehouseStand } from './warehouse-stand.js';

/** Of both plants of GT01: what the house keeps in master data. */
const AREAS = [['SZ1', 'FG-1', 'GOOD'], ['SZ1', 'SH-1', 'AFTER_SALES'], ['SZ1', 'DJ-1', 'TO_INSPECT'], ['SZ1', 'BL-1', 'DEFECTIVE'], ['SZ1', 'BF-1', 'SCRAP'], ['SZ1', 'TH-1', 'RETURNS'], ['DG1', 'FG-9', 'GOOD']];

/** B6: what was judged goes to a store that fits. */
export function puttingAway(stand: () => WarehouseStand): void {
  /** Five pieces are to be put away; the procedure names the store. */
  const put = async (store?: string) => {
    const returnNo = await stand().received('5');
    const { taskId } = await stand().desk.task('warehouse', 'stock_in', { returnNo, taskId: 'p1/stockIn/1/1', ...portion('5'), menu: store === undefined ? {} : { store } });
    return { returnNo, send: (storeCode: string) => stand().desk.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId, qty: '5', storeCode }) };
  };

  describe('入库 after 判定 (B6)', () => {
    beforeAll(() => stand().desk.database.dataSource.query(
      `insert into master_view (type, company_code, code, incarnation, version, body) select 'area', 'GT01', a->>1, 1, 1, jsonb_build_object('companyCode', 'GT01', 'code', a->>1, 'version', 1, 'plantCode', a->>0, 'kind', a->>2) from jsonb_array_elements($1::jsonb) a`, [JSON.stringify(AREAS)],
    ));
    // the other suites of this stand are of a house that keeps no areas
    afterAll(() => stand().desk.database.dataSource.query(`delete from master_view where type = 'area'`));

    it('B6: goods go to a store of the plant that fits: a good or an after-sales store, or of the kind the procedure names', async () => {
      const fitting: readonly [storeCode: string, store?: string][] = [['FG-1'], ['FG-1', '成品仓（返修合格）'], ['SH-1'], ['SH-1', '售后仓'], ['BL-1', '不良品仓']];
      for (const [storeCode, store] of fitting) {
        const { returnNo, send } = await put(store);
        expect((await send(storeCode)).status).toBe(201);
        expect(await stand().stockOf(returnNo)).toMatchObject({ restocked: '5.000000', pending: '0.000000' });
      }
    });

    it('B6: a wrong store is refused with the reason and changes nothing: of another kind, of another plant, or unknown; the right one is taken afterwards', async () => {
      const wrong: readonly [storeCode: string, store: string | undefined, reason: string, right: string][] = [
        ['BF-1', undefined, 'BF-1 是报废仓', 'FG-1'], ['DJ-1', '成品仓', 'DJ-1 是待检', 'FG-1'], ['TH-1', undefined, 'TH-1 是退货区', 'SH-1'], ['BL-1', '良品仓（重工OK，区分标识）', 'BL-1 是不良品仓', 'FG-1'],
        ['FG-1', '不良品仓', 'FG-1 是良品仓', 'BL-1'], ['FG-1', '售后仓', 'FG-1 是良品仓', 'SH-1'], ['FG-7', undefined, '没有仓区 FG-7', 'FG-1'], ['FG-9', undefined, '没有仓区 FG-9', 'FG-1'],
      ];
      for (const [storeCode, store, reason, right] of wrong) {
        const { send } = await put(store);
        const { body } = await stand().refusal(() => send(storeCode), 422);
        expect(body.errors).toEqual([expect.objectContaining({ path: 'storeCode', zh: expect.stringContaining(reason) })]);
        expect((await send(right)).status).toBe(201);
      }
    });

    it('B6: a scan says how many go where', async () => {
      const returnNo = newReturnNo();
      await stand().desk.status(returnNo);
      await stand().desk.task('warehouse', 'stock_in', { returnNo, taskId: 'p1/stockIn/1/1', ...portion('12'), menu: { store: '不良品仓' }, dueAt: 1 });
      await stand().desk.task('warehouse', 'scrap', { returnNo, taskId: 'p2/scrap/1/1', ...portion('3', 'p2'), dueAt: 2 });
      const { body } = await stand().desk.get(`/scans?text=${returnNo}`, 'e-keeper');
      const [{ tasks } = { tasks: [] }] = body['hits'] as { tasks: { accepts: string; store: string | null; lines: object[] }[] }[];
      expect(tasks.map(({ accepts, store, lines }) => [accepts, store, lines])).toEqual([['stock_in', '不良品仓', [{ line: 1, qty: '12', unit: 'pcs' }]], ['scrap', null, [{ line: 1, qty: '3', unit: 'pcs' }]]]);
    });

    it('B6: a plant whose areas nobody keeps is not hindered', async () => {
      const returnNo = newReturnNo();
      await stand().desk.database.dataSource.query(`update master_view set body = null where type = 'area' and code = 'FG-9'`);
      const dg = { returnNo, plantCode: 'DG1' };
      const counted = await stand().desk.task('warehouse', 'receive', dg);
      expect((await stand().desk.post(`/returns/${returnNo}/receipts`, 'e-keeper-dg', { taskId: counted.taskId, ...count('10') })).status).toBe(201);
      const { taskId } = await stand().desk.task('warehouse', 'stock_in', { ...dg, taskId: 'p1/stockIn/1/1', ...portion('10') });
      expect((await stand().desk.post(`/returns/${returnNo}/stock-moves`, 'e-keeper-dg', { taskId, qty: '10', storeCode: 'ANY' })).status).toBe(201);
    });
  });
}
