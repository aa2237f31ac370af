/** 分拣 and 池检启动 at the desk: what is looked at together. */
import { expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { GRADED } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfPools(stand: () => QualityStand): void {
  it('分拣: keeps each class of each line', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'sort', GRADED);
    const lines = [{ line: 1, qty: '7', class: 'A' }, { line: 1, qty: '3', class: 'B' }, { line: 2, qty: '1.5', class: 'B' }];
    expect((await stand().desk.post(`/returns/${returnNo}/sortings`, 'e-qc', { taskId, lines })).status).toBe(201);
    const [{ fact_id: factId } = { fact_id: '' }] = await stand().rowsOf('sorting', returnNo);
    const kept = (await stand().desk.rows<{ fact_id: string; line: number; class: string; qty: string }>('sorting_line')).filter((row) => row.fact_id === factId);
    expect(kept.map(({ line, class: grade, qty }) => `${line} ${grade} ${qty}`).sort()).toEqual(['1 A 7.000000', '1 B 3.000000', '2 B 1.500000']);
  });

  it('池检启动 (R18): counts what waits at the plant, starts above the limit alone, and the whole pool under one number', async () => {
    const waiting = () => stand().desk.task('quality', 'pool_started', { lines: [{ line: 1, item: 'HEATER', qty: '8', unit: 'pcs' }], menu: { poolOver: 20 } });
    const start = (task: TaskStatement, poolId: string) => stand().desk.post(`/returns/${task.returnNo}/pool-starts`, 'e-qc', { taskId: task.taskId, poolId });
    const one = await waiting();
    const alone = await stand().refused(one.returnNo, 'pool-starts', 'e-qc', { taskId: one.taskId, poolId: 'POOL-8' }, 422);
    expect([alone.body.errors?.map(({ path }) => path), JSON.stringify(alone.body)]).toEqual([['poolQty'], expect.stringContaining('8 件')]);
    const [two, three] = [await waiting(), await waiting()];
    const answers = [await start(one, 'POOL-24'), await start(two, 'POOL-24')];
    expect(answers.map(({ status, body }) => [status, (body as { fact?: { payload: object } }).fact?.payload])).toEqual([[201, { poolId: 'POOL-24', poolQty: '24' }], [201, { poolId: 'POOL-24', poolQty: '24' }]]);
    // the rest of it under another number would be eight pieces
    expect((await start(three, 'POOL-X')).status).toBe(422);
    expect((await start(three, 'POOL-24')).status).toBe(201);
  });
}
