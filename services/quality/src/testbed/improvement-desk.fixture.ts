/** 改善报告 at the desk. */
import { expect, it } from '@jest/globals';
import type { QualityStand } from './quality-stand.js';

export function tellsOfImprovement(stand: () => QualityStand): void {
  it('改善报告: its words stay here; the fact has their id alone; they are read by whom internal messages are for', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'improve', { scope: {}, menu: { results: ['analysis'] } });
    const answer = await stand().desk.post(`/returns/${returnNo}/improvement-reports`, 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'], report: '操作员张三未按规程' });
    const { fact } = answer.body as unknown as { fact: { payload: { reportRef: string } } };
    expect((await stand().desk.rows<{ id: string; words: string }>('improvement_text')).find(({ id }) => id === fact.payload.reportRef)?.words).toBe('操作员张三未按规程');
    expect(JSON.stringify(await stand().desk.rows('journal'))).not.toContain('张三');
    const words = async (person: string) => ((await stand().desk.get(`/improvement-reports?returnNo=${returnNo}`, person)).body['items'] as { words: string | null }[]).map((report) => report.words);
    // quality, a customer's clerk, a warehouse keeper (no work of his own here), another company
    expect([await words('e-qc'), await words('e-cs'), await words('e-keeper'), await words('e-qc-other')]).toEqual([['操作员张三未按规程'], ['操作员张三未按规程'], [null], []]);
    await stand().refused(returnNo, 'improvement-reports', 'e-qc', { taskId, kind: 'analysis', actions: ['retrain'] }, 400);
  });
}
