import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { DeskStand } from '../testbed/desk-stand.js';
import { smallQuality } from '../testbed/quality-desk.js';

/** Scrap with approval, S000-04 §5.6: the approver’s role is what the policy says; here one that the applicant holds too. */
describe('four eyes', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(smallQuality);
  });
  afterAll(() => stand.stop());

  const owner = { dept: 'QUALITY', role: 'qc', head: 'qcHead' } as const;
  const request = ({ returnNo, taskId }: TaskStatement, person: string) => stand.post(`/returns/${returnNo}/scrap-requests`, person, { taskId, qty: '10', formNo: 'BF-1', reasonCode: 'broken' });
  const approve = ({ returnNo, taskId, level }: TaskStatement, person: string) => stand.post(`/returns/${returnNo}/scrap-reviews`, person, { taskId, gate: 'scrap', level, verdict: 'accept' });
  const gate = (returnNo: string, level: number, more: Partial<TaskStatement> = {}) => stand.task('quality', 'scrap_approval', {
    returnNo, level, owner, taskId: `p1/scrapApprove/1/${level}`, scope: { portion: 'p1' }, menu: { gate: 'scrap', level, verdicts: ['accept', 'reject'] }, ...more,
  });

  it('refuses the applicant and takes somebody else', async () => {
    const application = await stand.task('quality', 'scrap_request', { owner });
    await request(application, 'e-qc');
    const approval = await gate(application.returnNo, 1);
    const before = await stand.contents();
    const own = await approve(approval, 'e-qc');
    expect([own.status, own.body.code]).toEqual([403, 'own-application']);
    expect(await stand.contents()).toEqual(before);
    expect((await approve(approval, 'e-qcs')).status).toBe(201);
  });

  it('refuses the applicant whom only the process knows, because he applied at another desk', async () => {
    const approval = await gate('RT-FOUR1', 1, { menu: { gate: 'scrap', level: 1, verdicts: ['accept'], notBy: ['e-qcs'] } });
    expect((await approve(approval, 'e-qcs')).body.code).toBe('own-application');
    expect((await approve(approval, 'e-qc')).status).toBe(201);
  });

  it('refuses the same person on a second level, but not in the chain of another portion', async () => {
    const first = await gate('RT-FOUR2', 1);
    expect((await approve(first, 'e-qchead')).status).toBe(201);
    const second = await gate('RT-FOUR2', 2);
    expect((await approve(second, 'e-qchead')).body.code).toBe('second-level');
    expect((await approve(second, 'e-qcs')).status).toBe(201);
    const other = await gate('RT-FOUR2', 2, { taskId: 'p2/scrapApprove/1/2', scope: { portion: 'p2' } });
    expect((await approve(other, 'e-qchead')).status).toBe(201);
  });

  it('takes only the level, gate and verdicts the task offers', async () => {
    const task = await gate('RT-FOUR3', 1, { menu: { gate: 'scrap', level: 1, verdicts: ['accept'] } });
    const answer = await stand.post(`/returns/${task.returnNo}/scrap-reviews`, 'e-qc', { taskId: task.taskId, gate: 'scrap', level: 2, verdict: 'reject' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.path).sort()).toEqual(['level', 'verdict']);
  });
});
