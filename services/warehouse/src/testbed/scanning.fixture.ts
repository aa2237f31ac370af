import { describe, expect, it } from '@jest/globals';
import { SerialsRegisteredV1 } from '@guitu/contracts/events/serials-registered';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { WarehouseStand } from './warehouse-stand.js';

interface Scanned { verdict: string; label: object | null; hits: { returnNo: string; by: string; lines: number[]; tasks: { accepts: string }[] }[] }
const PIN = { key: 'x', version: 1, sha256: 'a'.repeat(64) };
const LABEL = { companyCode: 'GT01', code: 'BOX', version: 1, name: { zh: '外箱', en: null }, pattern: '(?<product>SCAN-\\d)\\*(?<batch>B\\d+)', example: 'SCAN-1*B1', product: null, rank: 1, active: true };

/** B1: one scan at the dock says which return stands there, whatever was scanned. */
export function scanning(stand: () => WarehouseStand): void {
  const scan = async (text: string, person = 'e-keeper'): Promise<[string, (string | number[])[][]]> => {
    const { body } = await stand().desk.get(`/scans?text=${encodeURIComponent(text)}`, person);
    const { verdict, hits } = body as unknown as Scanned;
    return [verdict, hits.map(({ returnNo, by, lines }) => [returnNo, by, lines])];
  };
  /** Registered at sales, with these goods; the process asks the dock for it. */
  const announced = async (lines: object[]): Promise<string> => {
    const returnNo = newReturnNo();
    await stand().desk.hear('returns', 'register', returnNo, { customerCode: 'C-100', policy: PIN, calendar: PIN, lines: lines.map((one, index) => ({ line: index + 1, qty: '1', unit: 'pcs', ...one })), attrs: {}, forms: [], sourceSystem: 'desk', externalId: returnNo });
    await stand().desk.status(returnNo);
    await stand().desk.task('warehouse', 'receive', { returnNo });
    return returnNo;
  };

  describe('到货扫描 GET /scans (B1)', () => {
    it('B1: return number and link, announced waybill, delivery paper and the waybill of an earlier parcel each find the one return, with what is to be done', async () => {
      const returnNo = await announced([{ item: 'PUMP' }]);
      await stand().desk.hear('returns', 'dispatched', returnNo, { carrierCode: 'SF', waybillRef: 'SF-7001' });
      await stand().desk.hear('returns', 'instruct', returnNo, { addressCode: 'A', freightPayer: 'customer', forms: [{ code: 'slip', no: 'XT-7001' }] });
      expect((await stand().desk.post(`/returns/${returnNo}/dispatches`, 'e-keeper', { waybillRef: 'YT-7002' })).status).toBe(201);
      expect((await stand().desk.post(`/returns/${returnNo}/arrivals`, 'e-keeper', { packages: 1, packagingBroken: false, waybillRef: 'zt-7003' })).status).toBe(201);
      const asked = [returnNo, `https://guitu.example/q/${returnNo}/1`, ' sf-7001', 'ｘｔ－７００１', 'YT-7002', 'ZT-7003'];
      expect(await Promise.all(asked.map((text) => scan(text)))).toEqual(['return', 'return', 'parcel', 'paper', 'parcel', 'parcel'].map((by) => ['one', [[returnNo, by, []]]]));
      const { hits } = (await stand().desk.get('/scans?text=SF-7001', 'e-keeper')).body as unknown as Scanned;
      expect(hits[0]?.tasks).toEqual([expect.objectContaining({ accepts: 'receive' })]);
    });

    it('B1: a label of goods finds the returns that wait for them, by the house’s pattern; nothing, a closed return, or another plant’s is none', async () => {
      await stand().desk.database.dataSource.query(`insert into master_view (type, company_code, code, incarnation, version, body) values ('label', 'GT01', 'BOX', 1, 1, $1) on conflict do nothing`, [JSON.stringify(LABEL)]);
      const [one, other] = [await announced([{ item: 'PUMP' }, { item: 'SCAN-1', batch: 'B1' }]), await announced([{ item: 'SCAN-1' }])];
      expect(await scan('SCAN-1*B1')).toEqual(['many', [[one, 'goods', [2]], [other, 'goods', [1]]]]);
      expect(await scan('SCAN-1*B2')).toEqual(['one', [[other, 'goods', [1]]]]);
      expect([await scan('SCAN-2*B1'), await scan('NOTHING'), await scan('SCAN-1*B2', 'e-keeper-dg'), await scan('SCAN-1*B2', 'e-qc-other')]).toEqual(Array.from({ length: 4 }, () => ['none', []]));
      await stand().desk.status(other, { closed: true });
      expect(await scan('SCAN-1*B2')).toEqual(['none', []]);
      expect((await stand().desk.get('/scans', 'e-keeper')).status).toBe(400);
    });

    it('B1: a serial finds the one return that announced this piece, scanned alone or in a label; others with the same goods are not meant', async () => {
      const one = await announced([{ item: '06901234567892' }, { item: '06901234567892' }]);
      await announced([{ item: '06901234567892' }]);
      for (let heard = 0; heard < 2; heard += 1) await stand().desk.deliver('returns', SerialsRegisteredV1, `serials/GT01/${one}`, { companyCode: 'GT01', plantCode: 'SZ1', returnNo: one, serials: [{ line: 2, serial: 'sn-77001' }, { line: 1, serial: 'SN-77002' }] }, ['warehouse']);
      const gs1 = '(01)06901234567892(21)SN-77001';
      expect(await scan('ｓｎ-77001')).toEqual(['one', [[one, 'serial', [2]]]]);
      expect(await scan(gs1)).toEqual(['one', [[one, 'serial', [2]]]]);
      expect([await scan('SN-77001', 'e-keeper-dg'), await scan('SN-77001', 'e-qc-other'), await scan('SN-77003')]).toEqual(Array.from({ length: 3 }, () => ['none', []]));
      await stand().desk.status(one, { closed: true });
      expect(await scan('SN-77001')).toEqual(['none', []]);
    });
  });
}
