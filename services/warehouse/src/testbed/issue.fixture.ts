import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { ReturnStatus } from '@guitu/contracts/status';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { WarehouseStand } from './warehouse-stand.js';

const SINCE = Date.UTC(2026, 2, 3, 1);
const wait = (taskId: string, dept: 'QUALITY' | 'SALES', zh: string): ReturnStatus['waitingFor'][number] => ({ taskId, dept, role: dept === 'QUALITY' ? 'qc' : 'salesHead', title: { zh, en: zh }, lines: [1], counterparty: null, since: SINCE, dueAt: null, late: false });

/** B9, R51: only released goods are picked; a blocked line says what is missing. */
export function issues(stand: () => WarehouseStand): void {
  /** Ten are here; of them p1 may be worked on. */
  const goods = async (p1: [qty: string, place: string], waitingFor: ReturnStatus['waitingFor'] = []): Promise<string> => {
    const returnNo = await stand().received('10');
    await said(returnNo, p1, waitingFor);
    return returnNo;
  };
  const said = (returnNo: string, [qty, place]: [qty: string, place: string], waitingFor: ReturnStatus['waitingFor']) =>
    stand().desk.status(returnNo, { waitingFor, lines: [{ line: 1, claimed: '10', arrived: '10', undecided: '0', ended: '0', portions: [{ portion: 'p1', qty, goods: 'REWORK', remedy: 'NONE', place }] }] });
  const issue = (returnNo: string, qty: string, person = 'e-keeper') => stand().desk.post(`/returns/${returnNo}/issues`, person, { portion: 'p1', qty, placeCode: 'LINE-2' });
  const repaired = (returnNo: string, qtyDone: string, qtyUnrepairable: string, factId: string = uuidv7()) =>
    stand().desk.hear('production', 'repair', returnNo, { qtyDone, qtyUnrepairable, hours: 1, material: [] }, { factId, scope: { portion: 'p1' } });

  describe('issue for rework and shipment of released goods (B9)', () => {
    it('B9 R51: goods that are not released cannot be issued; the refusal and the list say whose word is missing, from whom, since when', async () => {
      const returnNo = await goods(['10', 'consent'], [wait('p1/consent/1/1', 'SALES', '客户同意返工')]);
      const { body } = await stand().refusal(() => issue(returnNo, '1'), 409);
      expect([body.code, body.errors]).toEqual(['not-released', [{ path: 'blockedBy.0', zh: '缺“客户同意返工”：业务部（salesHead），自 2026-03-03 09:00 起等待。', en: expect.stringContaining('Sales') }]]);
      expect((await stand().desk.get(`/returns/${returnNo}/picks`, 'e-keeper')).body['items']).toEqual([
        { line: 1, portion: 'p1', supply: null, qty: '10', released: null, blockedBy: [{ title: { zh: '客户同意返工', en: '客户同意返工' }, dept: 'SALES', role: 'salesHead', since: SINCE, dueAt: null, taskId: 'p1/consent/1/1' }] },
      ]);
      await said(returnNo, ['10', 'rework'], []);
      expect((await issue(returnNo, '1')).body).toMatchObject({ line: 1, portion: 'p1', qty: '1', placeCode: 'LINE-2', issuedBy: 'e-keeper' });
    });

    it('B9: never more is out than is released and lies here; what was repaired comes back and may be issued again, once', async () => {
      const returnNo = await goods(['6', 'rework']);
      expect((await issue(returnNo, '4')).status).toBe(201);
      expect(await stand().refused(() => issue(returnNo, '3'), 422)).toEqual(['qty']);
      const factId = uuidv7();
      // two repaired, one beyond repair: three of the four are back; the process keeps three of the portion at work
      for (let time = 0; time < 2; time++) await repaired(returnNo, '2', '1', factId);
      await said(returnNo, ['3', 'rework'], []);
      expect((await issue(returnNo, '2')).status).toBe(201);
      expect(await stand().refused(() => issue(returnNo, '1'), 422)).toEqual(['qty']);
    });

    it('B9: two who issue at once do not hand out the same piece', async () => {
      const returnNo = await goods(['10', 'rework']);
      expect((await Promise.all([issue(returnNo, '6'), issue(returnNo, '6', 'e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 422]);
      expect((await stand().desk.rows<{ return_no: string; qty: string }>('goods_out')).filter((row) => row.return_no === returnNo)).toMatchObject([{ qty: '6.000000' }]);
    });

    it('B9 R51: a replacement or a parcel back that nobody has released says what is missing', async () => {
      const returnNo = await goods(['10', 'pack'], [wait('p1/dispatchCheck/1/1', 'QUALITY', '出货检验'), wait('s1/supplyApprove/1/1', 'SALES', '换补审批')]);
      const ship = await stand().refusal(() => stand().desk.post(`/returns/${returnNo}/shipments`, 'e-keeper', { qty: '1', waybillRef: 'W' }), 409);
      expect([ship.body.code, ship.body.errors?.map((error) => (error as { zh?: string }).zh)]).toEqual(['not-released', [expect.stringContaining('换补审批')]]);
      const back = await stand().refusal(() => stand().desk.post(`/returns/${returnNo}/shipments-back`, 'e-keeper', { qty: '1', waybillRef: 'W' }), 409);
      expect(back.body.errors?.map((error) => (error as { zh?: string }).zh)).toEqual([expect.stringContaining('出货检验')]);
      await stand().refused(() => issue(returnNo, '1', 'e-qc'), 403);
      await stand().refused(() => issue(returnNo, '1', 'e-keeper-dg'), 404);
      await stand().refused(() => issue(newReturnNo(), '1'), 404);
    });
  });
}
