/** 检验台: what to do next, and what is known of a batch (product.md C1, C2). */
import { expect, it } from '@jest/globals';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { QualityStand } from '../testbed/quality-stand.js';

const REF = { key: 'headline', version: 1, sha256: 'a'.repeat(64) };
const registered = (lines: readonly object[], attrs: object = {}) => ({
  customerCode: 'C-100', policy: REF, calendar: REF, lines: lines.map((line, i) => ({ line: i + 1, item: 'PUMP-7', qty: '10', unit: 'pcs', ...line })), attrs, forms: [], complaintAt: Date.UTC(2026, 10, 2), sourceSystem: 'guitu', externalId: newReturnNo(),
});

export function tellsOfTheBench(stand: () => QualityStand): void {
  const desk = () => stand().desk;

  it('C1: the bench begins with what is due first, each with where its goods are, its complaint, batch and flags', async () => {
    const soon = Date.now() + 60_000;
    // this test's own tasks: those of one role nobody else's are of
    const ask = (dueAt: number, batch: string) => desk().task('quality', 'inspect', { owner: { dept: 'QUALITY', role: 'iqc', head: 'qcHead' }, dueAt, lines: [{ line: 1, item: 'PUMP-7', batch, qty: '10', unit: 'pcs' }] });
    const [later, first] = [await ask(soon + 60_000, 'B-L'), await ask(soon, 'B-F')];
    await desk().hear('returns', 'register', first.returnNo, registered([{ batch: 'B-F' }], { reason: 'leak', wantsAdvance: true }));
    await desk().hear('returns', 'contact', first.returnNo, { resultCode: 'agreed', attrs: { severity: 'incident', lineStopped: true } });
    await desk().hear('warehouse', 'arrival_notice', first.returnNo, { areaCode: 'A-07', label: '待检' });
    const { status, body } = await desk().get('/bench?limit=200', 'e-qchead');
    const rows = (body['items'] as { task: { returnNo: string } }[]).filter(({ task }) => [first.returnNo, later.returnNo].includes(task.returnNo));
    expect([status, rows.map(({ task }) => task.returnNo)]).toEqual([200, [first.returnNo, later.returnNo]]);
    expect(rows[0]).toMatchObject({
      places: [{ what: 'area', code: 'A-07', label: '待检' }], complaint: { reason: 'leak', severity: 'incident', at: Date.UTC(2026, 10, 2) }, batches: ['B-F'],
      flags: [{ flag: 'line_stopped', zh: '客户停线' }, { flag: 'advance', zh: '预先补货' }, { flag: 'incident', zh: '质量事故' }], photos: `/api/returns/v1/returns/${first.returnNo}/attachments`,
    });
    expect(rows[1]).toMatchObject({ places: [], flags: [], batches: ['B-L'] });
    expect(JSON.stringify((await desk().get('/bench?limit=200', 'e-qc-other')).body)).not.toContain(first.returnNo);
  });

  it('C2: a batch tells its earlier returns, what was found of them and how they ended, of one product or defect alone if wanted', async () => {
    const [old, fresh] = [newReturnNo(), newReturnNo()];
    await desk().hear('returns', 'register', old, registered([{ batch: 'B-77', shipDate: '2026-05-01' }, { batch: 'OTHER' }], { reason: 'leak' }), { recordedAt: Date.UTC(2026, 9, 1), performedAt: Date.UTC(2026, 9, 1) });
    await desk().hear('returns', 'register', fresh, registered([{ item: 'VALVE', batch: 'B-77' }]));
    const inspected = await desk().task('quality', 'inspect', { returnNo: old });
    await desk().post(`/returns/${old}/inspections`, 'e-qc', { taskId: inspected.taskId, method: 'full', lines: [{ line: 1, sample: '6', passed: '6', failed: '0' }, { line: 1, sample: '4', passed: '0', failed: '4', attrs: { defect: 'functional' } }] });
    const judged = await desk().task('quality', 'dispose', { returnNo: old });
    await desk().post(`/returns/${old}/dispositions`, 'e-qc', { taskId: judged.taskId, lines: [{ line: 1, portions: [{ qty: '4', goods: 'SCRAP', remedy: 'REPLENISH' }, { qty: '6', goods: 'RESTOCK', remedy: 'NONE' }] }] });
    await desk().status(old, { closed: true, result: 'completed' });
    const { status, body } = await desk().get('/batches/B-77/history', 'e-qc');
    expect([status, body['items']]).toEqual([200, [
      expect.objectContaining({ returnNo: fresh, item: 'VALVE', passed: null, defects: [], outcomes: [], result: null }),
      expect.objectContaining({
        returnNo: old, line: 1, item: 'PUMP-7', qty: '10', reason: 'leak', passed: '6', failed: '4', defects: ['functional'], result: 'completed',
        outcomes: [{ goods: 'SCRAP', remedy: 'REPLENISH', qty: '4' }, { goods: 'RESTOCK', remedy: 'NONE', qty: '6' }],
      }),
    ]]);
    expect(body['ages']).toEqual([expect.objectContaining({ item: 'PUMP-7', shippedOn: '2026-05-01', ageDays: expect.any(Number), shelfLifeDays: null }), expect.objectContaining({ item: 'VALVE', shippedOn: null })]);
    const found = async (query: string, person = 'e-qc') => ((await desk().get(`/batches/B-77/history?${query}`, person)).body['items'] as { returnNo: string }[]).map(({ returnNo }) => returnNo);
    expect([await found('item=VALVE'), await found('defect=functional'), await found('defect=rust'), await found('', 'e-qc-other')]).toEqual([[fresh], [old], [], []]);
  });
}
