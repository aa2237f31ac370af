/** 现场处理 at the desk. */
import { expect, it } from '@jest/globals';
import { owner, PORTION } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfOnsiteWork(stand: () => QualityStand): void {
  it('现场处理: work that cost nothing is no 外部失败成本', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'onsite_done', { ...PORTION, ...owner('qcs') });
    expect((await stand().desk.post(`/returns/${returnNo}/onsite-completions`, 'e-qcs', { taskId, qtyOk: '5', qtyFailed: '0', hours: 0, cost: 0 })).status).toBe(201);
    expect(await stand().rowsOf('onsite_work', returnNo)).toHaveLength(1);
    expect(await stand().rowsOf('external_failure_cost', returnNo)).toEqual([]);
  });
}
