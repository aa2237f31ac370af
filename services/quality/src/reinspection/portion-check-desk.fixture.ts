/** 复检, 性能测试, 出货检验 at the desk. */
import { expect, it } from '@jest/globals';
import { PORTION } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfPortionChecks(stand: () => QualityStand): void {
  it.each(['performance_test', 'dispatch_inspection', 'reinspection'])('%s: the database itself refuses more than was there', async (table) => {
    const row = `gen_random_uuid(), 'GT01', 'SZ1', 'RT-1', 'p1', 1, 5, 4, 2, '[]', 'e-qc', now()`;
    const insert = `insert into ${table} (fact_id, company_code, plant_code, return_no, portion, round, asked, pass, fail, defects, recorded_by, recorded_at) values (${row})`;
    await expect(stand().desk.database.dataSource.query(insert)).rejects.toThrow(`${table}_within_task`);
  });

  it('C6: what is NG goes back with the number of its round; where the rounds are over, a head is asked', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'reinspect', { ...PORTION, round: 3, taskId: 'p1/reinspect/3/1', menu: { round: 3, roundsLeft: 0 } });
    expect((await stand().desk.get(`/tasks/${returnNo}~${taskId.replaceAll('/', '~')}`, 'e-qc')).body).toMatchObject({ round: 3, menu: { round: 3, roundsLeft: 0 } });
    expect((await stand().desk.post(`/returns/${returnNo}/reinspections`, 'e-qc', { taskId, pass: '3', fail: '2', defects: ['noise'] })).status).toBe(201);
    expect(await stand().rowsOf('reinspection', returnNo)).toEqual([expect.objectContaining({ round: 3, fail: '2.000000' })]);
    // the process asks the head, as it does at the bound of the loop
    const bound = await stand().desk.task('quality', 'grant', { returnNo, ...PORTION, owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' }, taskId: 'p1/loopLimit/1/1', menu: { loop: 'rework', round: 3 } });
    await stand().refused(returnNo, 'loop-grants', 'e-qc', { taskId: bound.taskId, loop: 'rework', rounds: 1, reasonCode: 'worth-it' }, 403);
    expect((await stand().desk.post(`/returns/${returnNo}/loop-grants`, 'e-qchead', { taskId: bound.taskId, loop: 'rework', rounds: 1, reasonCode: 'worth-it' })).status).toBe(201);
  });
}
