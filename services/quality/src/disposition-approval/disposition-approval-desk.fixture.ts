/** 判定审批 at the desk. */
import { expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { JUDGED } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfDispositionApproval(stand: () => QualityStand): void {
  it('判定审批: nobody approves what he has judged himself', async () => {
    const head: Partial<TaskStatement> = { owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' } };
    const judgement = await stand().desk.task('quality', 'dispose', head);
    expect((await stand().desk.post(`/returns/${judgement.returnNo}/dispositions`, 'e-qchead', { taskId: judgement.taskId, lines: [{ line: 1, portions: [{ qty: '10', goods: 'REWORK', remedy: 'REPAIR_RETURN' }] }] })).status).toBe(201);
    const { returnNo, taskId } = await stand().desk.task('quality', 'disposition_approval', { ...JUDGED, ...head, returnNo: judgement.returnNo });
    const own = await stand().refused(returnNo, 'disposition-reviews', 'e-qchead', { taskId, gate: 'disposition', level: 1, verdict: 'accept' }, 403);
    expect(own.body.code).toBe('own-application');
    await stand().desk.task('quality', 'disposition_approval', { ...JUDGED, returnNo });
    expect((await stand().desk.post(`/returns/${returnNo}/disposition-reviews`, 'e-gm', { taskId, gate: 'disposition', level: 1, verdict: 'accept' })).status).toBe(201);
  });
}
