/** 改善报告 at the desk. */
import { expect, it } from '@jest/globals';
import type { QualityStand } from './quality-stand.js';

export function tellsOfImprovement(stand: () => QualityStand): void {
  it('改善报告: its words stay here; the fact has their id alone', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'improve', { scope: {}, menu: { results: ['analysis'] } });
    const answer = await stand().desk.post(`/returns/${returnNo}/improvement-reports`, 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'], report: '操作员张三未按规程' });
    const { fact } = answer.body as unknown as { fact: { payload: { reportRef: string } } };
    expect((await stand().desk.rows<{ id: string; words: string }>('improvement_text')).find(({ id }) => id === fact.payload.reportRef)?.words).toBe('操作员张三未按规程');
    expect(JSON.stringify(await stand().desk.rows('journal'))).not.toContain('张三');
    await stand().refused(returnNo, 'improvement-reports', 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'] }, 400);
  });
}
