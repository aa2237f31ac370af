/** 报废 at the desk. */
import { describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { owner, PORTION, gate, scrapForm } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfScrap(stand: () => QualityStand): void {
  describe('报废', () => {
    const asked = (more: Partial<TaskStatement> = {}) => stand().desk.task('quality', 'scrap_request', { ...PORTION, ...owner('fqc'), ...more });

    it('refuses a form number that another return has', async () => {
      const [one, two] = [await asked(), await asked()];
      expect((await stand().desk.post(`/returns/${one.returnNo}/scrap-requests`, 'e-fqc', { taskId: one.taskId, ...scrapForm('BF-SAME') })).status).toBe(201);
      const answer = await stand().refused(two.returnNo, 'scrap-requests', 'e-fqc', { taskId: two.taskId, ...scrapForm('BF-SAME') }, 422);
      expect(answer.body.errors?.map(({ path }) => path)).toEqual(['formNo']);
    });

    it('of two requests with one form number at once, one is refused in clear words', async () => {
      const tasks = [await asked(), await asked()];
      const answers = await Promise.all(tasks.map(({ returnNo, taskId }) => stand().desk.post(`/returns/${returnNo}/scrap-requests`, 'e-fqc', { taskId, ...scrapForm('BF-RACE') })));
      expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([[201, undefined], [422, 'not-allowed']]);
      expect((await stand().desk.rows<{ form_no: string }>('scrap_request')).filter((row) => row.form_no === 'BF-RACE')).toHaveLength(1);
    });

    it('F7: refuses the applicant’s own approval, a head’s too, and two levels by one person', async () => {
      const head: Partial<TaskStatement> = { owner: { dept: 'QUALITY', role: 'qcHead', head: 'qcHead' } };
      const { returnNo, taskId } = await asked();
      expect((await stand().desk.post(`/returns/${returnNo}/scrap-requests`, 'e-qchead', { taskId, ...scrapForm() })).status).toBe(201);
      const first = await stand().desk.task('quality', 'scrap_approval', { returnNo, ...gate(1), ...head });
      const own = await stand().refused(returnNo, 'scrap-reviews', 'e-qchead', { taskId: first.taskId, gate: 'scrap', level: 1, verdict: 'accept' }, 403);
      expect(own.body).toMatchObject({ code: 'own-application', zh: expect.stringContaining('不能审批自己') });

      const approve = (level: number) => ({ taskId: `p1/scrapApprove/1/${level}`, gate: 'scrap', level, verdict: 'accept' });
      await stand().desk.task('quality', 'scrap_approval', { returnNo, ...gate(1) });
      expect((await stand().desk.post(`/returns/${returnNo}/scrap-reviews`, 'e-gm', approve(1))).status).toBe(201);
      await stand().desk.task('quality', 'scrap_approval', { returnNo, ...gate(2) });
      expect((await stand().refused(returnNo, 'scrap-reviews', 'e-gm', approve(2), 403)).body.code).toBe('second-level');
      expect((await stand().desk.post(`/returns/${returnNo}/scrap-reviews`, 'e-auth', approve(2))).status).toBe(201);
    });
  });
}
