import { describe, expect, it } from '@jest/globals';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { ClimbLadders } from '../follow-up/climb-ladders.js';
import type { WarehouseStand } from './warehouse-stand.js';

const HOUR = 3_600_000;
interface Shown { id: string; parcelNo: string; state: string; returnNos: string[]; attachments: string[]; arrivedAt: number; identify: { dueAt: number; late: boolean; rung: number } | null }
interface Said { body: { kind: string; rung: number; state: string; to: { role: string }[]; dueAt: number; ref: string } }

/** B4: parcels without a return, and whose they turn out to be. */
export function parcels(stand: () => WarehouseStand): void {
  const photos = (n: number, person = 'e-keeper') => Promise.all(Array.from({ length: n }, () => stand().photo(person)));
  const keep = async (more: object = {}, person = 'e-keeper') => stand().desk.post('/parcels', person, { plantCode: 'SZ1', areaCode: 'UNKNOWN-1', waybillRef: 'SF-1', attachments: await photos(3), ...more });
  const kept = async (more: object = {}): Promise<Shown> => {
    const answer = await keep(more);
    expect(answer.status).toBe(201);
    return answer.body as unknown as Shown;
  };
  const known = async (): Promise<string> => {
    const returnNo = newReturnNo();
    await stand().desk.status(returnNo);
    return returnNo;
  };
  const match = (id: string, returnNos: string[], person = 'e-sales', more: object = {}) => stand().desk.post(`/parcels/${id}/matches`, person, { returnNos, ...more });
  const shown = async (id: string) => (await stand().desk.get(`/parcels/${id}`, 'e-sales')).body as unknown as Shown;
  const arrivals = async (returnNo: string) => (await stand().desk.rows<{ return_no: string; parcel_no: string; packages: number; arrived_at: Date }>('arrival')).filter((row) => row.return_no === returnNo);
  const said = (ref: string): Promise<Said[]> => stand().desk.database.dataSource.query(`select body from journal where type = 'warehouse.follow-up-stated.v1' and body->>'ref' = $1 order by seq`, [ref]);

  describe('parcels nobody announced (B4)', () => {
    it('B4: a parcel is taken in with three photos, waybill and shelf; sales is asked whose it is within a day, and the ladder climbs without end', async () => {
      const parcel = await kept();
      expect(parcel).toMatchObject({ state: 'unidentified', waybillRef: 'SF-1', areaCode: 'UNKNOWN-1', packages: 1, returnNos: [], identify: { owner: 'sales', late: false, rung: 0 } });
      expect(parcel.attachments).toHaveLength(3);
      const opened = parcel.identify!.dueAt - 24 * HOUR;
      const climb = stand().desk.service.app.get(ClimbLadders);
      // the service was away for ten days: one look says one rung, the next the one after
      expect(await climb.look(opened + 18 * HOUR - 1)).toBe(0);
      for (const hours of [18, 24, 48, 240]) await climb.look(opened + hours * HOUR);
      expect((await said(parcel.parcelNo)).map(({ body }) => `${body.rung} ${body.to.map(({ role }) => role).join('+')}`)).toEqual(['0 sales', '1 sales', '2 sales+salesHead', '3 salesHead+gm', '4 salesHead+gm']);
      const { items } = (await stand().desk.get('/follow-ups?kind=identify_parcel', 'e-sales')).body as unknown as { items: { id: string; ref: string; rung: number }[] };
      const mine = items.find(({ ref }) => ref === parcel.parcelNo);
      expect(mine).toMatchObject({ rung: 4, owner: { role: 'sales' } });
      // the sales desk hears of each, and nobody but it and whoever rings
      const heard: { for: string }[] = await stand().desk.database.dataSource.query(`select distinct headers->>'guitu_for' as for from journal where type = 'warehouse.follow-up-stated.v1' and body->>'ref' = $1`, [parcel.parcelNo]);
      expect(heard.map((one) => one.for)).toEqual(['notifications,returns']);
      expect((await stand().desk.get(`/parcels?parcelNo=${parcel.parcelNo}`, 'e-sales')).body).toMatchObject({ items: [{ id: parcel.id }] });
      // nobody ends the question but by the parcel itself
      expect((await stand().refusal(() => stand().desk.post(`/follow-ups/${mine?.id}/closings`, 'e-sales', { outcomeCode: 'done' }), 409)).body.code).toBe('parcel-not-identified');
      // head office of another plant sees nothing of it
      expect((await stand().desk.get(`/parcels/${parcel.id}`, 'e-keeper-dg')).status).toBe(404);
    });

    it('B4: photos, shelf and time are asked for; strangers and other plants change nothing', async () => {
      const own = await photos(3);
      const other = await photos(3, 'e-whhead');
      const post = (person: string, body: object) => stand().desk.post('/parcels', person, { plantCode: 'SZ1', areaCode: 'U-1', attachments: own, ...body });
      expect(await stand().refused(() => post('e-keeper', { attachments: own.slice(0, 1), areaCode: undefined }), 422)).toEqual(['attachments', 'areaCode']);
      for (const arrivedAt of [Date.now() + HOUR, 0]) expect(await stand().refused(() => post('e-keeper', { arrivedAt }), 422)).toEqual(['arrivedAt']);
      expect(await stand().refused(() => post('e-keeper', { attachments: other }), 422)).toEqual(['attachments.0', 'attachments.1', 'attachments.2']);
      await stand().refused(() => post('e-qc', {}), 403);
      await stand().refused(() => post('e-keeper', { plantCode: 'DG1' }), 404);
      await stand().refused(() => post('e-keeper', { remark: 'x' }), 400);
    });

    it('B4: one parcel for several returns, several parcels for one return; each return hears of the arrival at the time the parcel came', async () => {
      const arrivedAt = Date.now() - 5 * HOUR;
      const [one, two, three] = [await known(), await known(), await known()];
      const first = await kept({ arrivedAt, packages: 2 });
      const second = await kept({ waybillRef: 'SF-2' });
      expect((await match(first.id, [one, two])).body).toMatchObject({ state: 'identified', returnNos: [one, two].sort(), identify: null });
      expect((await match(second.id, [one])).status).toBe(201);
      expect((await match(first.id, [three], 'e-cs', { also: true })).body).toMatchObject({ returnNos: [one, two, three].sort() });
      expect((await arrivals(two)).map((row) => [row.parcel_no, row.packages, row.arrived_at.getTime()])).toEqual([[first.parcelNo, 2, arrivedAt]]);
      expect((await arrivals(one)).map((row) => row.parcel_no).sort()).toEqual([first.parcelNo, second.parcelNo].sort());
      expect((await said(first.parcelNo)).map(({ body }) => body.state)).toEqual(['open', 'closed']);
      const { items } = (await stand().desk.get(`/parcels?returnNo=${one}`, 'e-keeper')).body as unknown as { items: Shown[] };
      expect(items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
      // what is matched already, closed or of nobody is refused, and then none of them is matched
      await stand().desk.status(two, { closed: true });
      expect(await stand().refused(() => match(second.id, [one, two, 'RT-99999'], 'e-sales', { also: true }), 422)).toEqual(['returnNos.0', 'returnNos.1', 'returnNos.2']);
    });

    it('B4: a parcel that has lain here for more than two years arrives for its return when it is matched', async () => {
      const [returnNo, { id }] = [await known(), await kept()];
      await stand().desk.database.dataSource.query(`update parcel set arrived_at = clock_timestamp() - interval '3 years', recorded_at = clock_timestamp() - interval '3 years' where id = $1`, [id]);
      const before = Date.now();
      expect((await match(id, [returnNo])).status).toBe(201);
      expect((await arrivals(returnNo))[0]?.arrived_at.getTime()).toBeGreaterThan(before - HOUR);
    });

    it('B4: of two who say at once whose a parcel is, one is heard', async () => {
      const [one, two] = [await known(), await known()];
      const { id } = await kept();
      const answers = await Promise.all([match(id, [one]), match(id, [two], 'e-cs')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await shown(id)).returnNos).toHaveLength(1);
      expect((await arrivals(one)).length + (await arrivals(two)).length).toBe(1);
    });

    it('B4: an arrival names its parcel, and with it the parcel is identified; a parcel that is not here cannot be named', async () => {
      const returnNo = await known();
      const { id, parcelNo } = await kept();
      const arrive = (named: string) => stand().desk.post(`/returns/${returnNo}/arrivals`, 'e-keeper', { packages: 1, packagingBroken: false, parcelNo: named });
      expect(await stand().refused(() => arrive('PK-999999'), 422)).toEqual(['parcelNo']);
      expect((await arrive(parcelNo)).status).toBe(201);
      expect(await shown(id)).toMatchObject({ state: 'identified', returnNos: [returnNo], identify: null });
    });

    it('B4: 拒收 only where the house has a gate for papers (S003-02); what nobody claims a head sends off; each once', async () => {
      const refuse = (id: string, person = 'e-keeper') => stand().desk.post(`/parcels/${id}/refusals`, person, { reasonCode: 'no_papers' });
      const { id } = await kept();
      expect((await stand().refusal(() => refuse(id), 409)).body.code).toBe('no-refusing');
      const rule = (mayRefuse: boolean, person = 'e-whhead') => stand().desk.send('PUT', '/parcel-rule', person, { mayRefuse }, { 'idempotency-key': `parcel-rule-${person}-${mayRefuse}` });
      expect((await rule(true, 'e-keeper')).status).toBe(403);
      expect((await rule(true)).status).toBe(200);
      expect((await refuse(id)).body).toMatchObject({ state: 'refused', reasonCode: 'no_papers', endedBy: 'e-keeper', identify: null });
      expect((await stand().refusal(() => match(id, [newReturnNo()]), 409)).body.code).toBe('parcel-gone');
      // at the door: it was never on a shelf
      expect((await keep({ areaCode: undefined, refused: { reasonCode: 'no_papers' } })).body).toMatchObject({ state: 'refused', areaCode: null, identify: null });
      await rule(false);
      const lost = await kept();
      const off = (person: string) => stand().desk.post(`/parcels/${lost.id}/send-offs`, person, { reasonCode: 'nobodys', waybillRef: 'SF-BACK' });
      await stand().refused(() => off('e-keeper'), 403);
      expect((await Promise.all([off('e-saleshead'), off('e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await shown(lost.id)).toMatchObject({ state: 'sent_off', endedWaybill: 'SF-BACK' });
    });

    it('B4: the same key twice is one parcel', async () => {
      const body = { plantCode: 'SZ1', areaCode: 'U-1', attachments: await photos(3) };
      const [one, two] = [await stand().desk.post('/parcels', 'e-keeper', body, 'parcel-once'), await stand().desk.post('/parcels', 'e-keeper', body, 'parcel-once')];
      expect([one.status, two.body]).toEqual([201, one.body]);
    });
  });
}
