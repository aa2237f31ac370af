/** 解除暂停 at the desk. */
import { expect, it } from '@jest/globals';
import { owner } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfHolds(stand: () => QualityStand): void {
  it('C10: a release shows every place it covers: held by warehouse and by production, and what is released of them', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'release', owner('qcs'));
    const earlier = Date.now() - 60_000;
    await stand().desk.hear('warehouse', 'hold', returnNo, { placeCode: 'A-1', label: '待处理品', lines: [{ line: 1, qty: '40' }] }, { recordedAt: earlier, performedAt: earlier });
    await stand().desk.hear('production', 'hold', returnNo, { placeCode: 'LINE-3', label: '暂停使用', lines: [] });
    const held = async (person = 'e-qcs') => ((await stand().desk.get(`/holds?returnNo=${returnNo}`, person)).body['items'] as { place: string; desk: string; releasedAt: number | null }[]).map(({ place, desk, releasedAt }) => `${desk} ${place} ${releasedAt === null ? 'held' : 'free'}`);
    expect([await held(), await held('e-qc-other')]).toEqual([['warehouse A-1 held', 'production LINE-3 held'], []]);
    expect((await stand().desk.post(`/returns/${returnNo}/hold-releases`, 'e-qcs', { taskId, places: ['A-1'] })).status).toBe(201);
    expect(await held()).toEqual(['warehouse A-1 free', 'production LINE-3 held']);
  });
}
