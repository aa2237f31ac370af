import { describe, expect, it } from '@jest/globals';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { portion, type WarehouseStand } from './warehouse-stand.js';

const HOUR = 3_600_000;
interface Counted { id: string; countNo: string; state: string; differences: object[] }
interface FollowUp { id: string; kind: string; ref: string; returnNo: string | null; openedAt: number; dueAt: number; outcomeCode: string | null }

/** B10, B3: the weekly count, and what came short, wrong or broken. */
export function counting(stand: () => WarehouseStand): void {
  const followUps = async (state: string): Promise<FollowUp[]> => ((await stand().desk.get(`/follow-ups?state=${state}`, 'e-whhead')).body as unknown as { items: FollowUp[] }).items;
  /** Five pieces on a shelf of their own. */
  const shelved = async (area: string): Promise<string> => {
    const returnNo = await stand().received('5');
    expect((await stand().record(returnNo, 'arrival_notice', { areaCode: area, label: '退货待判' }, { menu: { label: '退货待判' } })).status).toBe(201);
    return returnNo;
  };
  const count = (areaCode: string, scanned: object[], person = 'e-keeper') => stand().desk.post('/stock-counts', person, { plantCode: 'SZ1', areaCode, scanned });
  const counted = async (areaCode: string, scanned: object[]): Promise<Counted> => (await count(areaCode, scanned)).body as unknown as Counted;
  const confirm = (id: string, person = 'e-keeper') => stand().desk.post(`/stock-counts/${id}/confirmations`, person, {});

  describe('the weekly count (B10)', () => {
    it('B10: everything is scanned, the differences are listed, one confirmation ends it and has them followed up; the ledger stands', async () => {
      const [one, two] = [await shelved('COUNT-1'), await shelved('COUNT-1')];
      const { id, countNo, state, differences } = await counted('COUNT-1', [{ returnNo: one, line: 1, qty: '4' }]);
      expect([state, differences]).toEqual(['draft', [{ returnNo: one, line: 1, expected: '5', counted: '4' }, { returnNo: two, line: 1, expected: '5', counted: '0' }]]);
      expect((await Promise.all([confirm(id), confirm(id, 'e-whhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
      const found = (await followUps('open')).filter(({ ref }) => ref === countNo);
      expect(found).toEqual([expect.objectContaining({ kind: 'count_difference', owner: { dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' } })]);
      expect(await stand().stockOf(one)).toMatchObject({ pending: '5.000000' });
      const close = (person: string) => stand().desk.post(`/follow-ups/${found[0]?.id}/closings`, person, { outcomeCode: 'found_again' });
      await stand().refused(() => close('e-qc'), 403);
      expect((await close('e-keeper')).body).toMatchObject({ ref: countNo, outcomeCode: 'found_again' });
      expect((await stand().refusal(() => close('e-keeper'), 409)).body.code).toBe('follow-up-closed');
    });

    it('B10: a count that is right opens nothing; one that goods have moved under is made again', async () => {
      const returnNo = await shelved('COUNT-2');
      const right = await counted('COUNT-2', [{ returnNo, line: 1, qty: '5' }]);
      expect(right.differences).toEqual([]);
      expect((await stand().record(returnNo, 'stock_in', { qty: '2', storeCode: 'FG-1' }, portion('2'))).status).toBe(201);
      expect((await stand().refusal(() => confirm(right.id), 409)).body.code).toBe('stock-moved');
      const again = await counted('COUNT-2', [{ returnNo, line: 1, qty: '3' }]);
      expect((await confirm(again.id)).body).toMatchObject({ state: 'confirmed', differences: [], confirmedBy: 'e-keeper' });
      expect((await followUps('any')).map(({ ref }) => ref)).not.toContain(again.countNo);
      expect(await stand().refused(() => count('COUNT-2', [{ returnNo, line: 1, qty: '1' }, { returnNo, line: 1, qty: '2' }]), 422)).toEqual(['scanned.1']);
      await stand().refused(() => count('COUNT-2', [], 'e-qc'), 403);
      await stand().refused(() => count('COUNT-2', [], 'e-keeper-dg'), 404);
    });
  });

  describe('what came short, wrong or broken (B3)', () => {
    it('B3: code and photo per line; damage on the way is claimed from the carrier within 24 hours', async () => {
      const returnNo = newReturnNo();
      await stand().decided(returnNo, ['p1', '10', null]);
      const report = async (more: object, person = 'e-keeper') => stand().desk.post('/discrepancies', person, { returnNo, line: 1, code: 'damaged', qty: '2', attachments: [await stand().photo(person)], ...more });
      const { status, body } = await report({ claimOnWaybill: 'SF-77' });
      expect([status, body['code'], body['claim']]).toEqual([201, 'damaged', { followUpId: expect.any(String) }]);
      const claim = (await followUps('open')).find(({ ref }) => ref === body['reportNo']);
      expect(claim).toMatchObject({ kind: 'carrier_claim', returnNo, owner: { role: 'logi', head: 'whHead' } });
      expect((claim?.dueAt ?? 0) - (claim?.openedAt ?? 0)).toBe(24 * HOUR);
      expect((await report({ code: 'batch_mismatch' })).body['claim']).toBeNull();
      const photo = [await stand().photo('e-keeper')];
      const refusedWith = (more: object, code: number) => stand().refused(() => stand().desk.post('/discrepancies', 'e-keeper', { returnNo, line: 1, code: 'over', qty: '2', attachments: photo, ...more }), code);
      expect(await refusedWith({ claimOnWaybill: 'SF-77' }, 422)).toEqual(['claimOnWaybill']);
      expect(await refusedWith({ line: 2 }, 422)).toEqual(['line']);
      await refusedWith({ returnNo: newReturnNo() }, 404);
      await refusedWith({ attachments: undefined }, 400);
    });
  });
}
