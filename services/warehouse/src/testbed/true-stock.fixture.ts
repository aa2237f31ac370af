import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { count, portion, type WarehouseStand } from './warehouse-stand.js';

interface Listed { items: Record<string, unknown>[]; buckets: Record<string, unknown>[]; next: string | null }

/** B10: the stock of the return area is what lies there, whichever desk counted or moved it. */
export function trueStock(stand: () => WarehouseStand): void {
  const heard = (desk: 'returns' | 'production', kind: 'register' | 'receive' | 'send_back' | 'to_supplier' | 'scrap', returnNo: string, payload: object, more: object = {}) => stand().desk.hear(desk, kind, returnNo, payload, more);
  const p1 = { scope: { portion: 'p1' } };

  describe('what other desks do with goods that lie here (B10)', () => {
    it('B10: goods counted by sales, handed to a supplier, scrapped at the line and sent back by sales are booked by themselves', async () => {
      const returnNo = newReturnNo();
      await heard('returns', 'receive', returnNo, count('10'));
      await stand().decided(returnNo, ['p1', '4', 'RETURN_TO_SUPPLIER'], ['p2', '3', 'SCRAP'], ['p3', '2', 'REWORK'], ['p4', '1', 'RETURN_TO_CUSTOMER']);
      await heard('production', 'to_supplier', returnNo, { qty: '4', claimId: 'CL-1' }, p1);
      await heard('production', 'scrap', returnNo, { qty: '3' }, { scope: { portion: 'p2' } });
      await heard('returns', 'send_back', returnNo, { qty: '2', waybillRef: 'W-1' }, { scope: { portion: 'p3' } });
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '10.000000', to_supplier: '4.000000', scrapped: '3.000000', repaired: '2.000000', sent_back: '0.000000', pending: '1.000000', uncounted: '0.000000' });
      await heard('returns', 'send_back', returnNo, { qty: '1', waybillRef: 'W-2' }, { scope: { portion: 'p4' } });
      expect(await stand().stockOf(returnNo)).toMatchObject({ sent_back: '1.000000', pending: '0.000000' });
    });

    it('B10: topics do not wait for each other: a move before its count, or before the status that names its portion, ends the same', async () => {
      const returnNo = newReturnNo();
      await heard('production', 'to_supplier', returnNo, { qty: '4', claimId: 'CL-2' }, p1);
      expect(await stand().stockOf(returnNo)).toBeUndefined();
      await stand().decided(returnNo, ['p1', '4', 'RETURN_TO_SUPPLIER']);
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '4.000000', to_supplier: '4.000000', pending: '0.000000', uncounted: '4.000000' });
      await heard('returns', 'receive', returnNo, count('10'));
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '10.000000', to_supplier: '4.000000', pending: '6.000000', uncounted: '0.000000' });
      // counted again: one less, though the goods were never fewer here than were handed on
      await heard('returns', 'receive', returnNo, count('9'));
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '9.000000', pending: '5.000000', uncounted: '0.000000' });
    });

    it('B10: a recount below what has left already never makes stock negative; the difference stays visible', async () => {
      const returnNo = newReturnNo();
      await heard('returns', 'receive', returnNo, count('10'));
      await stand().decided(returnNo, ['p1', '8', 'RETURN_TO_SUPPLIER']);
      await heard('production', 'to_supplier', returnNo, { qty: '8', claimId: 'CL-3' }, p1);
      await heard('returns', 'receive', returnNo, count('5'));
      expect(await stand().stockOf(returnNo)).toMatchObject({ received: '8.000000', to_supplier: '8.000000', pending: '0.000000', uncounted: '3.000000' });
    });

    it('B10: a fact that is heard again is booked once', async () => {
      const returnNo = await stand().received('10');
      await stand().decided(returnNo, ['p1', '4', 'RETURN_TO_SUPPLIER']);
      const factId = uuidv7();
      for (let time = 0; time < 2; time++) await heard('production', 'to_supplier', returnNo, { qty: '4', claimId: 'CL-4' }, { ...p1, factId });
      expect(await stand().stockOf(returnNo)).toMatchObject({ to_supplier: '4.000000', pending: '6.000000' });
    });

    it('B10: treated and dismantled goods are here until they are stocked, and booked as what they have become', async () => {
      const returnNo = await stand().received('10');
      await stand().decided(returnNo, ['p1', '3', 'BLEND_IN'], ['p2', '2', 'DISMANTLE']);
      expect((await stand().record(returnNo, 'stock_in', { qty: '3', storeCode: 'RAW-1' }, portion('3'))).status).toBe(201);
      expect((await stand().record(returnNo, 'stock_in', { qty: '2', storeCode: 'PARTS' }, { ...portion('2', 'p2'), taskId: 'p2/stockIn/1/1' })).status).toBe(201);
      expect(await stand().stockOf(returnNo)).toMatchObject({ treated: '3.000000', dismantled: '2.000000', restocked: '0.000000', pending: '5.000000' });
    });

    it('B10: a piece that the keeper puts away while another desk’s move is heard leaves once', async () => {
      const returnNo = await stand().received('3');
      await stand().decided(returnNo, ['p1', '3', 'RESTOCK'], ['p2', '3', 'RETURN_TO_SUPPLIER']);
      const { taskId } = await stand().desk.task('warehouse', 'stock_in', { returnNo, taskId: 'p1/stockIn/1/1', ...portion('3') });
      const [answer] = await Promise.all([
        stand().desk.post(`/returns/${returnNo}/stock-moves`, 'e-keeper', { taskId, qty: '3', storeCode: 'FG-1' }),
        heard('production', 'to_supplier', returnNo, { qty: '3', claimId: 'CL-5' }, { scope: { portion: 'p2' } }),
      ]);
      const line = await stand().stockOf(returnNo);
      // whoever comes second: the keeper is refused, or what was heard shows that three more were here than anybody counted
      expect([line?.received, line?.restocked, line?.uncounted]).toEqual(answer.status === 422 ? ['3.000000', '0.000000', '0.000000'] : ['6.000000', '3.000000', '3.000000']);
      expect(line).toMatchObject({ to_supplier: '3.000000', pending: '0.000000' });
    });
  });

  describe('在库清单 GET /stock', () => {
    const page = async (query: string, person = 'e-keeper') => (await stand().desk.get(`/stock?${query}`, person)).body as unknown as Listed;
    /** All of it, page by page; `between`: what is done before each further page. */
    const list = async (query: string, person = 'e-keeper', between: () => Promise<unknown> = () => Promise.resolve()): Promise<Listed> => {
      const first = await page(query, person);
      for (let { next } = first; next !== null;) {
        await between();
        const more = await page(`${query}&cursor=${next}`, person);
        first.items.push(...more.items);
        ({ next } = more);
      }
      return first;
    };

    it('B10: what is still here, where, how long and what it waits for; what has left is not among it', async () => {
      const [here, gone] = [await stand().received('10'), await stand().received('5')];
      await stand().desk.status(here, {
        lines: [{ line: 1, claimed: '10', arrived: '10', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty: '10', goods: 'RESTOCK', remedy: 'NONE', place: 'stockIn' }] }],
        waitingFor: [{ taskId: 'c1/dispose/1/1', dept: 'QUALITY', role: 'qc', title: { zh: '判定', en: 'Disposition' }, lines: [1], counterparty: null, since: 1, dueAt: 2, late: true }],
      });
      await stand().decided(gone, ['p1', '5', 'RETURN_TO_CUSTOMER']);
      await heard('returns', 'send_back', gone, { qty: '5', waybillRef: 'W-3' }, p1);
      expect((await stand().record(here, 'arrival_notice', { areaCode: 'RETURN-7', label: '退货待判' }, { menu: { label: '退货待判' } })).status).toBe(201);
      expect((await stand().record(here, 'stock_in', { qty: '4', storeCode: 'FG-1' }, portion('4'))).status).toBe(201);
      await stand().desk.database.dataSource.query(`update receipt set received_at = received_at - interval '9 days' where return_no = $1`, [here]);
      const { items, buckets } = await list('area=RETURN-7');
      expect(items).toEqual([expect.objectContaining({ returnNo: here, line: 1, item: 'PUMP', unit: 'pcs', qty: '6', area: 'RETURN-7', days: 9, age: '8-30', waitingFor: { title: { zh: '判定', en: 'Disposition' }, dept: 'QUALITY', dueAt: 2 } })]);
      expect(buckets).toContainEqual({ area: 'RETURN-7', age: '8-30', lines: 1 });
      expect((await list('area=RETURN-7&age=0-3')).items).toEqual([]);
      expect((await list('')).items.map(({ returnNo }) => returnNo)).not.toContain(gone);
      // of another plant nothing is seen
      expect((await list('area=RETURN-7', 'e-keeper-dg')).items).toEqual([]);
      expect((await stand().desk.get('/stock?age=old', 'e-keeper')).status).toBe(400);
    });

    it('B10: what lies here is worth what it was sold for; the head sees that, the keeper no price at all', async () => {
      const returnNo = newReturnNo();
      await heard('returns', 'register', returnNo, {
        customerCode: 'C-100', policy: { key: 'headline', version: 1, sha256: 'a'.repeat(64) }, calendar: { key: 'cn', version: 1, sha256: 'b'.repeat(64) },
        lines: [{ line: 1, item: 'PAINT', batch: 'B7', qty: '10', unit: 'kg', unitPrice: 1_999 }], attrs: {}, forms: [], sourceSystem: 'guitu', externalId: returnNo,
      });
      await heard('returns', 'receive', returnNo, count('2.5'));
      const found = async (person: string) => (await list('', person)).items.find((item) => item['returnNo'] === returnNo);
      // 2.5 kg at 19.99: 49.975, half up
      expect(await found('e-whhead')).toMatchObject({ customerCode: 'C-100', item: 'PAINT', batch: 'B7', unit: 'kg', qty: '2.5', amount: 4_998 });
      expect(await found('e-keeper')).toMatchObject({ qty: '2.5' });
      expect(JSON.stringify(await list(''))).not.toMatch(/amount|price/i);
    });

    it('B10: pages are whole and disjoint, the oldest first, and stay so while goods come and leave; the sums by area and age are of all that lies here', async () => {
      const place = (returnNo: string, areaCode: string) => stand().record(returnNo, 'arrival_notice', { areaCode, label: '退货待判' }, { menu: { label: '退货待判' } });
      const lying: string[] = [];
      for (let day = 40; day >= 0; day -= 10) {
        const returnNo = await stand().received('2');
        expect((await place(returnNo, 'RETURN-6')).status).toBe(201);
        await stand().desk.database.dataSource.query(`update receipt set received_at = received_at - $2::integer * interval '1 day' where return_no = $1`, [returnNo, day]);
        lying.push(returnNo);
      }
      const numbers = ({ items }: Listed): unknown[] => items.map(({ returnNo }) => returnNo);
      const late: string[] = [];
      const between = async (): Promise<void> => {
        if (late.length > 0) return;
        late.push(await stand().received('1'));
        await place(late[0]!, 'RETURN-6');
        // the one that was shown last leaves: what comes after it is still shown once
        expect((await stand().record(lying[1]!, 'stock_in', { qty: '2', storeCode: 'FG-1' }, portion('2'))).status).toBe(201);
      };
      expect(numbers(await list('area=RETURN-6&limit=2', 'e-keeper', between))).toEqual([...lying, ...late]);
      const here = [lying[0], ...lying.slice(2), ...late];
      expect(numbers(await list('area=RETURN-6&limit=2'))).toEqual(here);
      const all = await list('', 'e-whhead');
      const sums = ['0-3', '8-30', '31+'].map((age) => ({ area: 'RETURN-6', age, lines: all.items.filter((item) => item['area'] === 'RETURN-6' && item['age'] === age).length, amount: 0 }));
      expect((await page('area=RETURN-6&limit=1', 'e-whhead')).buckets.filter(({ area }) => area === 'RETURN-6')).toEqual(sums);
      expect(sums.map(({ lines }) => lines)).toEqual([2, 2, 1]);
      expect(numbers(await list('area=RETURN-6&age=8-30&limit=1'))).toEqual(lying.slice(2, 4));
      expect(all.buckets.reduce((sum, { lines }) => sum + Number(lines), 0)).toBe(all.items.length);
      expect(all.buckets.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(all.items.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0));
      expect([all.next, new Set(all.items.map(({ returnNo, line }) => `${String(returnNo)}/${String(line)}`)).size]).toEqual([null, all.items.length]);
      for (const wrong of ['cursor=none', 'cursor=W10', 'cursor=WzEsIlJULTEiLDFlMTVd', 'limit=0', 'limit=201']) expect([wrong, (await stand().desk.get(`/stock?${wrong}`, 'e-keeper')).status]).toEqual([wrong, 400]);
    });

    it('B10: goods that are heard of while their label is hung up lie where it says', async () => {
      const made = Array.from({ length: 6 }, () => newReturnNo());
      await Promise.all(made.flatMap((returnNo) => [
        heard('returns', 'receive', returnNo, count('3')), stand().record(returnNo, 'arrival_notice', { areaCode: 'RETURN-2', label: '退货待判' }, { menu: { label: '退货待判' } }),
      ]));
      expect((await list('area=RETURN-2')).items.map(({ returnNo }) => returnNo).sort()).toEqual(made.sort());
    });

    it('B10: a label hung anew moves the line; goods whose count comes after them lie here since they arrived', async () => {
      const returnNo = newReturnNo();
      await stand().decided(returnNo, ['p1', '4', 'RETURN_TO_SUPPLIER']);
      await heard('production', 'to_supplier', returnNo, { qty: '1', claimId: 'CL-9' }, p1);
      const seen = async () => (await list('')).items.filter((item) => item['returnNo'] === returnNo).map(({ area, days }) => [area, days]);
      await heard('returns', 'receive', returnNo, count('10'));
      expect(await seen()).toEqual([[null, 0]]);
      expect((await stand().record(returnNo, 'arrive', { packages: 1, packagingBroken: false }, {})).status).toBe(201);
      await stand().desk.database.dataSource.query(`update arrival set arrived_at = arrived_at - interval '5 days' where return_no = $1`, [returnNo]);
      for (const areaCode of ['RETURN-4', 'RETURN-5']) {
        expect((await stand().record(returnNo, 'arrival_notice', { areaCode, label: '退货待判' }, { menu: { label: '退货待判' }, ...(areaCode === 'RETURN-5' && { round: 2 }) })).status).toBe(201);
        expect(await seen()).toEqual([[areaCode, 5]]);
      }
    });
  });
}
