import { describe, expect, it } from '@jest/globals';
import { at } from '@guitu/return-process/return-run.fixture';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import { askedFor, FOUND_BAD, judgedAs, takes, type AtDesk } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import { answersOverHttp, stated } from './answers-over-http.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PAPER = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
let photos = 0;

/** D7, D9, D10: what cannot be repaired, what is answered with a due time, what a branch signs for. */
export function answering(stand: () => DeskStand): void {
  const upload = async (file: Buffer, type: string): Promise<string> => {
    const response = await fetch(`${stand().service.url}/api/production/v1/attachments`, {
      method: 'POST', body: new Uint8Array(file), signal: AbortSignal.timeout(60_000),
      headers: { authorization: `Bearer ${await stand().token('e-prod')}`, 'content-type': type, 'idempotency-key': `answering-photo-${++photos}` },
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  };
  const photo = () => upload(PIXEL, 'image/png');
  const attached = async (returnNo: string) => ((await stand().get(`/returns/${returnNo}/attachments`, 'e-prod')).body['items'] as { id: string; kind: string }[]).map(({ id, kind }) => [kind, id]);

  describe('what production answers (D7, D9, D10)', () => {
    it('D7: what cannot be repaired is judged again without 返修; scrapped, its form goes with cause and photo into the chain of two; a form that lists 照片 is not filed without one', async () => {
      const run = askedFor({ ref: 'S000-19@1', step: 'rework', said: { ...FOUND_BAD, ...judgedAs('REWORK') } });
      const returnNo = newReturnNo();
      expect(await answersOverHttp(stand(), run, 'rework', 'e-prod', { qtyDone: '7', qtyUnrepairable: '5', hours: 2, material: [] }, returnNo)).toEqual(['applied']);
      const { taskId, lines, menu, openedAt } = run.task('redecide');
      expect(lines.map(({ qty }) => qty)).toEqual(['5']);
      expect(menu.outcomes?.map(({ goods }) => goods)).not.toContain('REWORK');
      run.does('dispose', openedAt + 3_600_000, judgedAs('SCRAP', 'NONE').dispose?.(run.task('redecide')) ?? {}, { task: taskId });
      const picture = await photo();
      const request = run.task('scrapRequest');
      // a house whose form lists 照片
      await stand().task('production', 'scrap_request', { ...request, companyCode: DEMO_COMPANY, plantCode: DEMO_PLANT, returnNo, menu: { ...request.menu, fields: [...(request.menu.fields ?? []), 'photos'] } });
      const scrap = (more: object) => stand().post(`/returns/${returnNo}/scrap-requests`, 'e-prod', { taskId: request.taskId, qty: '5', formNo: 'BF-D7', reasonCode: 'cracked', ...more });
      const paper = await upload(PAPER, 'application/pdf');
      const before = await stand().contents();
      for (const attachments of [undefined, [paper]]) {
        expect(await scrap({ attachments })).toMatchObject({ status: 422, body: { errors: [{ path: 'attachments', zh: expect.stringContaining('照片'), en: expect.stringContaining('photo') }] } });
      }
      expect(await scrap({ qty: '6', attachments: [picture] })).toMatchObject({ status: 422, body: { errors: [{ path: 'qty' }] } });
      expect(await scrap({ reasonCode: undefined, attachments: [picture] })).toMatchObject({ status: 400, body: { errors: [{ path: 'reasonCode' }] } });
      expect(await stand().contents()).toEqual(before);
      const filed = await scrap({ attachments: [picture] });
      expect([filed.status, takes(run, request, filed.body['fact'] as unknown as AtDesk)]).toEqual([201, ['applied']]);
      expect(run.steps().filter((step) => step === 'scrapApprove')).toHaveLength(2);
      expect(await attached(returnNo)).toEqual([['scrap_request', picture]]);
      expect((await stand().rows<{ return_no: string }>('scrap_request')).filter((row) => row.return_no === returnNo)).toMatchObject([{ form_no: 'BF-D7', qty: '5.000000', reason_code: 'cracked' }]);
    });

    it('D9: the answer is due three days after 判定 (S001-08 §1.5) and shows so at the desk; it is filed with measures and photos, and the desk is free of it', async () => {
      const run = askedFor({ ref: 'S001-08@1', step: 'improve', attrs: { reason: 'function' } });
      const { returnNo, dueAt } = await stated(stand(), run, 'improve');
      // judged on Tuesday, 4 March, at 10 o’clock
      expect(dueAt).toBe(at('07 10:00'));
      const mine = async () => ((await stand().get('/tasks?limit=200', 'e-prod')).body['items'] as { returnNo: string; dueAt: number }[]).filter((task) => task.returnNo === returnNo).map((task) => task.dueAt);
      expect(await mine()).toEqual([dueAt]);
      const [before, after] = [await photo(), await photo()];
      expect(await answersOverHttp(stand(), run, 'improve', 'e-prod', { kind: 'improvement', actions: ['new_jig'], report: '更换夹具', attachments: [before, after] }, returnNo)).toEqual(['applied']);
      expect(await attached(returnNo)).toEqual([['improve', before], ['improve', after]]);
      expect(await mine()).toEqual([]);
    });

    it('D10: 数量不符 is recorded, and the warehouse that counted gets the task to look into it; the branch’s own says so and stays, and it signs for what the warehouse counts then', async () => {
      const run = askedFor({ ref: 'S000-19@1', step: 'signoff' });
      const returnNo = newReturnNo();
      expect(await answersOverHttp(stand(), run, 'signoff', 'e-prod', { branchCode: 'F1', qty: '11' }, returnNo)).toEqual(['signed_otherwise']);
      expect(run.task('anomaly')).toMatchObject({ desk: 'warehouse', owner: { role: 'keeper' }, lines: [{ line: 1, qty: '1' }], notes: [{ code: 'short' }] });
      expect(run.task('signoff')).toMatchObject({ rev: 2, lines: [{ qty: '12' }], notes: [{ code: 'being_counted' }] });
      run.does('correct', run.task('anomaly').openedAt + 60_000, { factId: run.facts.find(({ kind }) => kind === 'receive')?.factId, payload: { lines: [{ line: 1, received: '11', fields: { model: 'x', receivedQty: '11' } }], documents: ['slip'], signedBy: [] }, reasonCode: 'counted' }, { task: null, desk: 'warehouse' });
      run.answer(run.state.at + 1_000);
      run.does('discrepancy', run.state.at + 60_000, { lines: [{ line: 1, qty: '1', result: 'not_sent' }], reasonCode: 'counted' });
      run.does('resolve', run.state.at + 60_000, { anomalyId: run.task('anomaly').menu.anomalyId, verdict: 'accept', reasonCode: 'corrected' });
      expect(await answersOverHttp(stand(), run, 'signoff', 'e-prod', { branchCode: 'F1', qty: '11' }, returnNo)).toEqual(['applied']);
      const lines: { qty: string; asked: string }[] = await stand().database.dataSource.query('select l.qty, l.asked from branch_signoff_line l join branch_signoff b using (fact_id) where b.return_no = $1 order by b.recorded_at', [returnNo]);
      expect(lines.map(({ qty, asked }) => [Number(qty), Number(asked)])).toEqual([[11, 12], [11, 11]]);
    });

    it('D10: of several goods each row has its result; without a scan of each, or in units of its own, one figure is refused with what to say', async () => {
      const asked = [{ line: 1, item: 'A', qty: '7', unit: 'pcs' as const }, { line: 2, item: 'B', qty: '1.5', unit: 'kg' as const }];
      const task = await stand().task('production', 'signoff', { lines: asked, owner: { dept: 'PRODUCTION', role: 'branch', head: 'prodHead' } });
      const sign = (body: object) => stand().post(`/returns/${task.returnNo}/branch-signoffs`, 'e-prod', { taskId: task.taskId, branchCode: 'F1', ...body });
      const contents = await stand().contents();
      for (const [body, path] of [[{ qty: '8' }, 'lines'], [{ lines: [{ line: 1, qty: '7' }] }, 'lines'], [{ lines: [{ line: 1, qty: '7.5' }, { line: 2, qty: '1.5' }] }, 'lines.0.qty'], [{ lines: [{ line: 9, qty: '7' }] }, 'lines.0.qty']] as const) {
        expect(await sign(body)).toMatchObject({ status: 422, body: { errors: [{ path, zh: expect.any(String), en: expect.any(String) }] } });
      }
      expect(await stand().contents()).toEqual(contents);
      expect((await sign({ lines: [{ line: 2, qty: '1.25' }, { line: 1, qty: '7' }] })).status).toBe(201);
      const rows: { line: number; qty: string; asked: string }[] = await stand().database.dataSource.query('select l.line, l.qty, l.asked from branch_signoff_line l join branch_signoff b using (fact_id) where b.return_no = $1 order by 1', [task.returnNo]);
      expect(rows.map(({ line, qty, asked: held }) => [line, Number(qty), Number(held)])).toEqual([[1, 7, 7], [2, 1.25, 1.5]]);
    });
  });
}
