/** B4: what the sales desk sees of parcels nobody announced, as the warehouse states them. */
import { FollowUpStatedV1 } from '@guitu/contracts/events/follow-up-stated';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { expect, it } from '@jest/globals';
import type { ReturnsStand } from './returns-stand.js';

export function listsUnidentifiedParcels(of: () => ReturnsStand): void {
  it('B4: a parcel nobody announced lies among the matters of the sales desk until somebody has said whose it is', async () => {
    const [followUpId, ref] = [uuidv7(), 'PK-000077'];
    const dueAt = Date.now() - 1_000;
    const said = (more: object) => of().desk.deliver('warehouse', FollowUpStatedV1, `follow-up/GT01/${followUpId}`, {
      companyCode: 'GT01', plantCode: 'SZ1', followUpId, kind: 'identify_parcel', title: { zh: '识别包裹', en: 'Find out' }, ref, returnNo: null, state: 'open', owner: { dept: 'SALES', role: 'sales', head: 'salesHead' }, openedAt: 1, dueAt, rung: 0, to: [], at: 1, ...more,
    }, ['notifications', 'returns']);
    const lying = async (person: string) => ((await of().desk.get('/unidentified-parcels', person)).body['items'] as { parcelNo: string }[]).filter(({ parcelNo }) => parcelNo === ref);
    await said({});
    await said({ rung: 2 });
    expect(await lying('e-sales')).toEqual([{ parcelNo: ref, plantCode: 'SZ1', openedAt: 1, dueAt, late: true, rung: 2, read: `/api/warehouse/v1/parcels?parcelNo=${ref}` }]);
    // a difference of the weekly count is not sales'
    await said({ followUpId: uuidv7(), kind: 'count_difference', ref: 'SC-1' });
    expect(((await of().desk.get('/unidentified-parcels', 'e-sales')).body['items'] as { parcelNo: string }[]).map(({ parcelNo }) => parcelNo)).not.toContain('SC-1');
    expect((await of().desk.get('/unidentified-parcels', 'e-qc')).status).toBe(403);
    await said({ state: 'closed', rung: 2 });
    expect(await lying('e-sales')).toEqual([]);
  });
}
