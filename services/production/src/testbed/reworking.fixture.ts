import { describe, expect, it } from '@jest/globals';
import { askedFor, judgedAs } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import type { Said } from '@guitu/return-process/scenarios/answered.fixture';
import type { Answer, DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { answersOverHttp, stated } from './answers-over-http.js';

interface Listed { returnNo: string; step: string; lines: { qty: string }[]; dueAt: number | null }
/** S000-04 §5.2: production and shipping of the batch stop first. */
const STOPPED: Said = { ...judgedAs('REWORK'), hold: ({ lines, menu }) => ({ placeCode: 'A-1', label: menu.label ?? '暂停', lines: lines.map(({ line }) => ({ line, qty: '0' })) }), release: () => ({ places: [] }) };
const DONE = { qtyUnrepairable: '0', hours: 1.5, material: [{ item: 'SEAL', qty: '7' }] };

/** D2, D5, D6: orders, the first article and completions, asked by the core and answered here. */
export function reworking(stand: () => DeskStand): void {
  const completions = async (returnNo: string) => (await stand().rows<{ return_no: string; qty_done: string; hours: string; material: unknown }>('rework_completion')).filter((row) => row.return_no === returnNo);
  const listed = async (returnNo: string, person: string) => ((await stand().get('/tasks?limit=200', person)).body['items'] as Listed[]).filter((task) => task.returnNo === returnNo);
  const refused = async (attempt: () => Promise<Answer>, status: number): Promise<string[]> => {
    const before = await stand().contents();
    const answer = await attempt();
    expect([answer.status, answer.body['zh']]).toEqual([status, expect.any(String)]);
    expect(await stand().contents()).toEqual(before);
    return (answer.body.errors ?? []).map(({ path }) => path);
  };

  describe('orders and completions (D2, D5, D6)', () => {
    it('D2: an order is prefilled from its task, quantity and priority; other than that is refused, and with its number rework begins', async () => {
      const run = askedFor({ ref: 'S000-04@1', step: 'order', said: STOPPED });
      const returnNo = newReturnNo();
      const { taskId, lines, menu } = await stated(stand(), run, 'order', returnNo);
      expect([lines.map(({ qty }) => qty), menu.priority]).toEqual([['12'], true]);
      const send = (body: object) => stand().post(`/returns/${returnNo}/rework-orders`, 'e-pmc', { taskId, orderNo: 'MO-PRE', qty: '12', priority: true, ...body });
      expect(await refused(() => send({ qty: '11' }), 422)).toEqual(['qty']);
      expect(await refused(() => send({ priority: false }), 422)).toEqual(['priority']);
      expect(await answersOverHttp(stand(), run, 'order', 'e-pmc', { orderNo: 'MO-PRE', qty: '12', priority: true }, returnNo)).toEqual(['applied']);
      expect(run.steps()).toContain('rework');
    });

    it('D5: the batch stays locked until 首件 is right: no completion is taken before, none after one that is wrong', async () => {
      const run = askedFor({ ref: 'S003-08@1', step: 'firstArticle', said: judgedAs('REWORK') });
      const returnNo = newReturnNo();
      const begins = run.task('firstArticle').openedAt;
      await stand().status(returnNo);
      const complete = (more: object = {}) => stand().post(`/returns/${returnNo}/rework-completions`, 'e-prod', { qtyDone: '12', ...DONE, ...more });
      const locked = async () => {
        expect(run.steps()).not.toContain('rework');
        await refused(() => complete({ taskId: 'p1/rework/1/1' }), 404);
        await refused(complete, 409);
      };
      await locked();
      run.does('first_article', begins + 3_600_000, { ok: false, defects: ['size'] });
      expect(run.steps()).toContain('plan');
      await locked();
    });

    it('D6: a part that is done leaves the rest open; hours and material of each report are kept', async () => {
      const run = askedFor({ ref: 'S000-04@1', step: 'rework', said: STOPPED });
      const returnNo = newReturnNo();
      expect(await answersOverHttp(stand(), run, 'rework', 'e-prod', { qtyDone: '7', ...DONE }, returnNo)).toEqual(['applied']);
      const { taskId } = await stated(stand(), run, 'rework', returnNo);
      expect(await listed(returnNo, 'e-prod')).toEqual([expect.objectContaining({ step: 'rework', lines: [expect.objectContaining({ qty: '5' })] })]);
      expect(await refused(() => stand().post(`/returns/${returnNo}/rework-completions`, 'e-prod', { taskId, qtyDone: '6', ...DONE }), 422)).toEqual(['qty']);
      expect(await answersOverHttp(stand(), run, 'rework', 'e-prod', { qtyDone: '5', qtyUnrepairable: '0', hours: 1, material: [] }, returnNo)).toEqual(['applied']);
      expect(run.steps()).not.toContain('rework');
      expect((await completions(returnNo)).map(({ qty_done, hours, material }) => [qty_done, hours, material])).toEqual([['7.000000', '1.50', [{ item: 'SEAL', qty: '7' }]], ['5.000000', '1.00', []]]);
    });
  });
}
