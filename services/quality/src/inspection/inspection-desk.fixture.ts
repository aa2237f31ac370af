/** 检验 at the desk. */
import { expect, it } from '@jest/globals';
import { readPdf } from '@guitu/platform/testbed/read-pdf';
import type { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import type { QualityStand } from '../testbed/quality-stand.js';

export function tellsOfInspection(stand: () => QualityStand): void {
  it('检验: keeps what was found per line, and per unit where units differ', async () => {
    const { returnNo, taskId } = await stand().desk.task('quality', 'inspect', { lines: [{ line: 1, item: 'PUMP', qty: '10', unit: 'pcs' }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' }] });
    const lines = [{ line: 1, sample: '8', passed: '8', failed: '0', attrs: { condition: 'intact' } }, { line: 1, sample: '2', passed: '0', failed: '2', attrs: { defect: 'functional' } }, { line: 2, sample: '1.5', passed: '1.5', failed: '0' }];
    expect((await stand().desk.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, method: 'full', lines })).status).toBe(201);
    const [{ fact_id: factId } = { fact_id: '' }] = await stand().rowsOf('inspection', returnNo);
    const found = (await stand().desk.rows<{ fact_id: string; position: number }>('inspection_line')).filter((row) => row.fact_id === factId).sort((a, b) => a.position - b.position);
    expect(found).toEqual([
      { fact_id: factId, position: 0, line: 1, sample: '8.000000', passed: '8.000000', failed: '0.000000', attrs: { condition: 'intact' }, defects: [] }, { fact_id: factId, position: 1, line: 1, sample: '2.000000', passed: '0.000000', failed: '2.000000', attrs: { defect: 'functional' }, defects: [] },
      { fact_id: factId, position: 2, line: 2, sample: '1.500000', passed: '1.500000', failed: '0.000000', attrs: {}, defects: [] },
    ]);
  });

  it('C10: 检验报告 as PDF: head, method, what was found and the conclusion, with its picture; looking at it changes nothing', async () => {
    const { desk } = stand();
    const { returnNo, taskId } = await desk.task('quality', 'inspect', { lines: [{ line: 1, item: 'PUMP', batch: 'B-9', qty: '10', unit: 'pcs' }, { line: 2, item: 'PAINT', qty: '1.5', unit: 'kg' }], menu: { form: { code: 'report', zh: '检验报告' } } });
    await desk.status(returnNo, { policy: 'S000-19@1' });
    const lines = [{ line: 1, sample: '8', passed: '8', failed: '0', attrs: { grade: 'A' } }, { line: 1, sample: '2', passed: '0', failed: '2', attrs: { repairable: true }, defects: ['SIZE'] }, { line: 2, sample: '1.5', passed: '1.5', failed: '0' }];
    const recorded = await desk.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, method: 'full', formNo: 'JY-77', lines, attachments: [await photoOf(desk, 'e-qc')] });
    expect([recorded.status, recorded.body.errors]).toEqual([201, undefined]);
    const { factId } = recorded.body['fact'] as { factId: string };
    const before = await desk.contents();
    const { text, pages, embedded, pictures } = readPdf(await pdf(desk, `/inspections/${factId}.pdf`));
    expect([pages, embedded, pictures]).toEqual([1, 1, 1]);
    for (const said of ['GT01 · FM-QA-001 A/0 · S000-19@1', '检验报告 Inspection report', 'JY-77', returnNo, 'C-100', '全检 Every piece', 'PUMP', 'B-9', '8 件', 'SIZE', 'repairable: 是 yes', '不合格 Failed（1: 2 件）', 'e-qc', '品质主管 Head of quality']) expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
    expect(readPdf(await pdf(desk, `/inspections/${factId}.pdf?language=en`)).text).not.toContain('检验报告');
    expect(await desk.contents()).toEqual(before);
    for (const [path, person, status] of [['/inspections/0199aa00-0000-7000-8000-000000000009.pdf', 'e-qc', 404], [`/inspections/${factId}.pdf`, 'e-qc-other', 404], [`/inspections/${factId}.pdf`, null, 401], ['/inspections/x.pdf', 'e-qc', 400]] as const) expect((await desk.send('GET', path, person)).status).toBe(status);
  });
}

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const ask = async (desk: DeskStand, path: string, person: string, more: RequestInit = {}): Promise<Response> =>
  fetch(`${desk.service.url}/api/quality/v1${path}`, { signal: AbortSignal.timeout(60_000), ...more, headers: { ...(more.headers as Record<string, string>), authorization: `Bearer ${await desk.token(person)}` } });
const photoOf = async (desk: DeskStand, person: string): Promise<string> =>
  ((await (await ask(desk, '/attachments', person, { method: 'POST', body: new Uint8Array(PIXEL), headers: { 'content-type': 'image/png', 'idempotency-key': 'report-photo-1' } })).json()) as { id: string }).id;
async function pdf(desk: DeskStand, path: string): Promise<Buffer> {
  const answer = await ask(desk, path, 'e-qc');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer());
}
