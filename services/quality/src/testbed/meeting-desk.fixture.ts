/** 评审结论 at the desk. */
import { expect, it } from '@jest/globals';
import { owner } from './asked-tasks.js';
import type { QualityStand } from './quality-stand.js';

export function tellsOfMeetings(stand: () => QualityStand): void {
  it('C9: who sat there sign one after the other, each with his own login; the conclusion is what all of them signed', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'conclude', owner('qcs'));
    const path = `/tasks/${returnNo}~${taskId.replaceAll('/', '~')}/signatures`;
    const sign = (person: string, role: string, conclusionCode = 'rework') => stand().desk.post(path, person, { role, conclusionCode });
    const answer = await sign('e-qc', 'qc');
    expect([answer.status, answer.body['items']]).toEqual([200, [expect.objectContaining({ staff: 'e-qc', role: 'qc', conclusionCode: 'rework' })]]);
    const before = await stand().desk.contents();
    expect((await sign('e-prod', 'qc')).body.errors?.map(({ path: field }) => field)).toEqual(['role']);
    expect((await sign('e-prod', 'prod', 'scrap')).body.errors?.map(({ path: field }) => field)).toEqual(['conclusionCode']);
    expect((await sign('e-qc-other', 'qc')).status).toBe(404);
    expect(await stand().desk.contents()).toEqual(before);
    const conclude = (attendantRoles: string[], conclusionCode = 'rework') => ({ taskId, attendantRoles, conclusionCode });
    const early = await stand().refused(returnNo, 'meeting-conclusions', 'e-qcs', conclude(['qcs', 'qc', 'prod']), 422);
    expect(early.body.errors).toEqual([expect.objectContaining({ path: 'attendantRoles', en: 'prod has not signed.' })]);
    expect((await sign('e-prod', 'prod')).status).toBe(200);
    await stand().refused(returnNo, 'meeting-conclusions', 'e-qcs', conclude(['qcs', 'qc', 'prod'], 'scrap'), 422);
    expect((await stand().desk.post(`/returns/${returnNo}/meeting-conclusions`, 'e-qcs', conclude(['qcs', 'qc', 'prod']))).status).toBe(201);
    expect((await sign('e-prod', 'prod')).status).toBe(409);
    expect(((await stand().desk.get(path, 'e-qcs')).body['items'] as { staff: string }[]).map(({ staff }) => staff)).toEqual(['e-qc', 'e-prod']);
  });
}
