/** 期初在途 at quality: what was inspected, judged and signed before Guitu. */
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { OLD_NUMBER, takenOverReturn, type Before } from '@guitu/task-desk/testbed/taken-over';
import { describe, expect, it } from '@jest/globals';
import { gate, PLAN, PORTION, scrapForm } from '../testbed/asked-tasks.js';
import type { QualityStand } from '../testbed/quality-stand.js';

const INSPECTED: Before = { desk: 'quality', kind: 'inspect', task: PLAN, payload: { method: 'random', lines: [{ line: 1, sample: '5', passed: '4', failed: '1' }] } };
const judged = (scrap: string, role?: string): Before => ({
  desk: 'quality', kind: 'dispose', task: { taskId: `c1/dispose/1/${role === 'eng' ? 2 : 1}` },
  payload: { lines: [{ line: 1, portions: [{ qty: scrap, goods: 'SCRAP', remedy: 'NONE' }, { qty: '5', goods: 'RESTOCK', remedy: 'NONE' }] }], ...(role !== undefined && { signerRole: role }) },
});
const asked = (formNo: string): Before => ({ desk: 'quality', kind: 'scrap_request', task: { ...PORTION, taskId: 'p1/scrapRequest/1/1', menu: { fields: ['photo'] } }, payload: scrapForm(formNo) });

export function tellsOfTakingOver(stand: () => QualityStand): void {
  describe('期初在途', () => {
    it('inspection, disposition with its joint signers, scrap request and first level are here, and the chain goes on with the second', async () => {
      const returnNo = newReturnNo();
      const first: Before = { desk: 'quality', kind: 'scrap_approval', task: gate(1), payload: { gate: 'scrap', level: 1, verdict: 'accept' } };
      const load = takenOverReturn(returnNo, [INSPECTED, judged('5', 'qc'), judged('5', 'eng'), asked('BF-OLD'), first]);
      // whoever signed the first level of then
      const signedBy = (staff: string) => ({ ...load, facts: load.facts.map((fact) => (fact.kind === 'scrap_approval' ? { ...fact, by: { ...fact.by, staff } } : fact)) });
      await stand().desk.takeOver(signedBy('e-gm'));
      expect(await stand().rowsOf('inspection', returnNo)).toHaveLength(1);
      expect((await stand().rowsOf('disposition', returnNo)) as object[]).toMatchObject([{ qty: '5.000000', goods: 'SCRAP' }, { qty: '5.000000', goods: 'RESTOCK' }, { goods: 'SCRAP' }, { goods: 'RESTOCK' }]);
      expect((await stand().rowsOf('scrap_request', returnNo)) as object[]).toMatchObject([{ form_no: 'BF-OLD', recorded_by: 'e-loader' }]);
      expect((await stand().rowsOf('heard_fact', returnNo)) as object[]).toMatchObject([{ source: 'returns', kind: 'register' }]);

      const before = await stand().desk.contents();
      await stand().desk.takeOver(load);
      expect(await stand().desk.contents()).toEqual(before);

      const second = { taskId: 'p1/scrapApprove/1/2', gate: 'scrap', level: 2, verdict: 'accept' };
      await stand().desk.task('quality', 'scrap_approval', { returnNo, ...gate(2) });
      // two pairs of eyes, of which the first saw it before Guitu
      expect((await stand().refused(returnNo, 'scrap-reviews', 'e-gm', second, 403)).body.code).toBe('second-level');
      expect((await stand().desk.post(`/returns/${returnNo}/scrap-reviews`, 'e-auth', second)).status).toBe(201);
    });

    it('more judged than was received: nothing of it is written, and the head finds it listed', async () => {
      const returnNo = newReturnNo();
      await stand().desk.takeOver(takenOverReturn(returnNo, [INSPECTED, judged('6')]));
      for (const table of ['fact', 'task', 'inspection', 'disposition', 'heard_fact']) expect([table, await stand().rowsOf(table, returnNo)]).toEqual([table, []]);
      const { takeOvers } = (await stand().desk.get('/anomalies', 'e-qchead')).body as unknown as { takeOvers: { returnNo: string }[] };
      expect(takeOvers.find((one) => one.returnNo === returnNo)).toMatchObject({ externalId: OLD_NUMBER, kind: 'dispose', code: 'not-allowed', errors: [{ path: 'lines', zh: expect.stringContaining('超过'), en: expect.any(String) }] });
    });

    it('a form number that is taken here already refuses the load that names it again, and the next return is not held up', async () => {
      const [one, two, three] = [newReturnNo(), newReturnNo(), newReturnNo()];
      for (const [returnNo, formNo] of [[one, 'BF-ONCE'], [two, 'BF-ONCE'], [three, 'BF-OTHER']] as const) await stand().desk.takeOver(takenOverReturn(returnNo, [judged('5'), asked(formNo)]));
      expect([await stand().rowsOf('scrap_request', one), await stand().rowsOf('disposition', two), await stand().rowsOf('scrap_request', three)].map((rows) => rows.length)).toEqual([1, 0, 1]);
    });
  });
}
