import { describe, expect, it } from '@jest/globals';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { count, type WarehouseStand } from './warehouse-stand.js';

interface Shown { id: string; parcelNo: string; state: string; returnNos: string[]; identify: { dueAt: number; rung: number } | null }
interface Said { return_no: string; body: { scope?: { consignment: string }; payload: object; by: { staff: string } } }

/** B4: a parcel that was taken for that of another return. */
export function wrongParcels(stand: () => WarehouseStand): void {
  const known = async (plantCode = 'SZ1'): Promise<string> => {
    const returnNo = newReturnNo();
    await stand().desk.status(returnNo, { plantCode });
    return returnNo;
  };
  const kept = async (): Promise<Shown> => {
    const attachments = await Promise.all([1, 2, 3].map(() => stand().photo('e-keeper')));
    return (await stand().desk.post('/parcels', 'e-keeper', { plantCode: 'SZ1', areaCode: 'U-1', waybillRef: 'SF-WRONG', attachments })).body as unknown as Shown;
  };
  const match = (id: string, returnNos: string[], more: object = {}) => stand().desk.post(`/parcels/${id}/matches`, 'e-sales', { returnNos, ...more });
  const takeBack = (id: string, returnNo: string, person = 'e-whhead', key?: string) => stand().desk.post(`/parcels/${id}/unmatches`, person, { returnNo, reasonCode: 'other_customer' }, key);
  const shown = async (id: string) => (await stand().desk.get(`/parcels/${id}`, 'e-sales')).body as unknown as Shown;
  const overrides = (returnNo: string): Promise<Said[]> => stand().desk.database.dataSource.query(`select body from journal where type = 'warehouse.step-overridden.v1' and body->>'returnNo' = $1 order by seq`, [returnNo]);
  const stated = (ref: string): Promise<{ state: string; rung: string }[]> => stand().desk.database.dataSource.query(`select body->>'state' as state, body->>'rung' as rung from journal where type = 'warehouse.follow-up-stated.v1' and body->>'ref' = $1 order by recorded_at`, [ref]);

  describe('a parcel of another return (B4)', () => {
    it('B4: a head takes back whose parcel it was: the return awaits its goods again, and whose the parcel is, is asked anew', async () => {
      const [wrong, right] = [await known(), await known()];
      const { id, parcelNo } = await kept();
      await match(id, [wrong]);
      await stand().refused(() => takeBack(id, wrong, 'e-sales'), 403);
      expect((await stand().refusal(() => takeBack(id, right), 409)).body.code).toBe('not-matched');
      const back = await takeBack(id, wrong, 'e-whhead', 'unmatch-once');
      expect([back.status, back.body]).toMatchObject([201, { state: 'unidentified', returnNos: [], identify: { rung: 0 } }]);
      expect((await takeBack(id, wrong, 'e-whhead', 'unmatch-once')).body).toEqual(back.body);
      expect((await overrides(wrong)).map(({ body }) => [body.scope, body.payload, body.by.staff])).toEqual([[{ consignment: 'c1' }, { step: 'transport', act: 'reopen', reasonCode: 'other_customer' }, 'e-whhead']]);
      // its waybill finds the return it was taken for no more
      expect(JSON.stringify((await stand().desk.get('/scans?code=SF-WRONG', 'e-keeper')).body)).not.toContain(wrong);
      expect((await match(id, [right])).body).toMatchObject({ state: 'identified', returnNos: [right], identify: null });
      // taken back and said again, as often as people err
      await takeBack(id, right);
      expect((await match(id, [wrong])).body).toMatchObject({ returnNos: [wrong] });
      expect((await stated(parcelNo)).map(({ state }) => state)).toEqual(['open', 'closed', 'open', 'closed', 'open', 'closed']);
    });

    it('B4: of a parcel of several returns one is taken back; a return with another parcel awaits nothing', async () => {
      const [one, two] = [await known(), await known()];
      const [first, second] = [await kept(), await kept()];
      await match(first.id, [one, two]);
      await match(second.id, [one]);
      expect((await takeBack(first.id, one)).body).toMatchObject({ state: 'identified', returnNos: [two], identify: null });
      expect(await overrides(one)).toEqual([]);
      await takeBack(second.id, one);
      expect(await overrides(one)).toHaveLength(1);
    });

    it('B4: counted goods are here: the count is corrected, the match stands; a return that has ended and another plant’s head too', async () => {
      const [counted, ended] = [await known(), await known()];
      const { id } = await kept();
      await match(id, [counted, ended]);
      expect((await stand().record(counted, 'receive', count('10'))).status).toBe(201);
      expect((await stand().refusal(() => takeBack(id, counted), 409)).body.code).toBe('goods-counted');
      await stand().desk.status(ended, { closed: true });
      expect((await stand().refusal(() => takeBack(id, ended), 409)).body.code).toBe('return-closed');
      expect((await shown(id)).returnNos).toEqual([counted, ended].sort());
    });

    it('B4: of two heads who take it back at once one is heard; against a count at the same moment one of the two holds', async () => {
      const [one, two] = [await known(), await known()];
      const { id } = await kept();
      await match(id, [one, two]);
      expect((await Promise.all([takeBack(id, one), takeBack(id, one, 'e-saleshead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await overrides(one)).toHaveLength(1);
      const [back, counting] = await Promise.all([takeBack(id, two), stand().record(two, 'receive', count('10'))]);
      // the count is what happened; only before it may the parcel be taken back
      expect([counting.status, [201, 409].includes(back.status)]).toEqual([201, true]);
      expect([(await overrides(two)).length, (await shown(id)).returnNos]).toEqual(back.status === 201 ? [1, []] : [0, [two]]);
    });

    it('B4: whose it is, is due by the plant’s calendar: a weekend is no time', async () => {
      const { calendarCode, hours } = { calendarCode: 'never-works-but-sundays', hours: 24 * 3_600_000 };
      const { database } = stand().desk;
      const rows: [string, string, object][] = [
        ['plant', 'SZ1', { name: { zh: '深圳', en: 'Shenzhen' }, timeZone: 'Asia/Shanghai', calendarCode }],
        ['calendar', calendarCode, {
          plantCode: 'SZ1', zone: 'Asia/Shanghai', transitions: [{ fromUtcMs: 0, offsetMinutes: 480 }], shifts: [{ startMinute: 0, endMinute: 1440 }], weekend: [1, 2, 3, 4, 5, 6], holidays: [], workdays: [], coveredUntil: '2099-12-31',
        }],
      ];
      for (const [type, code, body] of rows) await database.dataSource.query('insert into master_view (type, company_code, code, incarnation, version, body) values ($1, $2, $3, 1, 1, $4)', [type, DEMO_COMPANY, code, body]);
      try {
        const due = (await kept()).identify?.dueAt ?? 0;
        // the end of the next Sunday in Shanghai
        expect([new Date(due + 8 * 3_600_000).getUTCDay(), new Date(due + 8 * 3_600_000).getUTCHours(), due > Date.now() && due <= Date.now() + 8 * hours]).toEqual([1, 0, true]);
      } finally {
        await database.dataSource.query(`delete from master_view where type in ('plant', 'calendar') and code in ('SZ1', $1)`, [calendarCode]);
      }
    });
  });
}
