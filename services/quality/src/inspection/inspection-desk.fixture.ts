/** 检验 at the desk. */
import { expect, it } from '@jest/globals';
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
}
