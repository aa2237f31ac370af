/** C2: what masterdata says of a product's inspection reaches the inspection task and is what a result is held to. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MasterSpeaker, type Fields } from '@guitu/masterdata-view/testbed/master-speaker';
import type { TaskStatement } from '@guitu/contracts/task';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { readPdf } from '@guitu/platform/testbed/read-pdf';
import { eventually } from '@guitu/testing/eventually';
import quality from '../../service.js';

const LIMIT = 120_000;
const PRODUCT: Fields<'product'> = {
  name: { zh: '水泵', en: 'Pump' }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: 'PUMPS', lotTracked: true, serialTracked: false, gtins: [], shelfLifeDays: null,
  warrantyMonths: 12, warrantyFrom: 'ship', accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false,
};
const CHECKS = [
  { code: 'RUNOUT', name: { zh: '跳动', en: null }, kind: 'measure' as const, unit: 'mm', low: null, high: '0.05', defect: 'SIZE' },
  { code: 'LOOK', name: { zh: '外观', en: null }, kind: 'look' as const, unit: null, low: null, high: null, defect: null },
];
const plan = (more: Partial<Fields<'inspection'>>): Fields<'inspection'> => ({ name: { zh: '水泵检验', en: null }, product: null, group: 'PUMPS', method: 'sample', shareBps: 2000, atLeast: 5, checks: CHECKS, active: true, ...more });
const id = ({ returnNo, taskId }: TaskStatement): string => `${returnNo}~${taskId.replaceAll('/', '~')}`;

describe('the plan of a product', () => {
  let [stand, speaker]: [DeskStand, MasterSpeaker] = [undefined as never, undefined as never];
  beforeAll(async () => {
    stand = await DeskStand.start(quality, { GUITU_PEOPLE: 'masterdata' });
    speaker = await MasterSpeaker.start(stand.topicPrefix);
    await speaker.state('product', 'PUMP-1', PRODUCT);
    await speaker.state('product', 'PUMP-2', PRODUCT);
    await speaker.state('code', 'defect.SIZE', { list: 'defect', entry: 'SIZE', label: { zh: '尺寸', en: 'Size' }, rank: 1, active: true });
    await speaker.state('inspection', 'QP-GROUP', plan({}));
    await speaker.state('inspection', 'QP-OWN', plan({ product: 'PUMP-2', group: null, method: 'full', shareBps: null, atLeast: null }));
    await speaker.state('inspection', 'QP-FOREIGN', plan({ product: 'PUMP-1', group: null, atLeast: 9 }), 'GT99');
    await eventually('the plans are known', async () => (await stand.rows<{ type: string }>('master_view')).filter(({ type }) => ['product', 'inspection', 'code'].includes(type)).length === 6, LIMIT);
  });
  afterAll(async () => {
    await stand.stop();
    await speaker.stop();
  });

  const ask = (lines: TaskStatement['lines'], menu: TaskStatement['menu'] = {}) => stand.task('quality', 'inspect', { lines, menu });
  const pumps = (qty: string) => [{ line: 1, item: 'PUMP-1', qty, unit: 'pcs' as const }];

  it('C2: stands at the inspection task: method, n, checks with their limits; its own before its group’s', async () => {
    const task = await ask([...pumps('20'), { line: 2, item: 'PUMP-2', qty: '7', unit: 'pcs' }, { line: 3, item: 'VALVE', qty: '4', unit: 'pcs' }], { sampling: { method: 'random', minBps: 5000 } });
    const answer = await stand.get(`/tasks/${id(task)}/inspection-plan`, 'e-qc');
    expect([answer.status, answer.body['lines']]).toEqual([200, [
      // a fifth is 4, at least 5, the procedure's half is 10
      expect.objectContaining({ line: 1, qty: '20', sample: '10', procedureMethod: 'random', plan: expect.objectContaining({ code: 'QP-GROUP', version: 1, method: 'sample', checks: CHECKS }) }),
      expect.objectContaining({ line: 2, sample: '7', plan: expect.objectContaining({ code: 'QP-OWN', method: 'full' }) }), expect.objectContaining({ line: 3, sample: '2', plan: null }),
    ]]);
    expect((await stand.get(`/tasks/${id(task)}/inspection-plan`, 'e-qc-other')).status).toBe(404);
  });

  it('C3: a result with fewer than its n is refused with the plan’s name; one with n is taken', async () => {
    const { returnNo, taskId } = await ask(pumps('20'));
    const result = (sample: string, key: string) => stand.post(`/returns/${returnNo}/inspections`, 'e-qc', { taskId, method: 'random', lines: [{ line: 1, sample, passed: sample, failed: '0' }] }, key);
    const refused = await result('4', 'inspect-by-plan-4');
    expect([refused.status, JSON.stringify(refused.body['errors'])]).toEqual([422, expect.stringContaining('少于规定的 5（检验方案 QP-GROUP）')]);
    expect((await result('5', 'inspect-by-plan-5')).status).toBe(201);
  });

  it('C3: findings with measured values, defect codes of the house’s table and 其余合格: a value outside its limit wants goods that failed', async () => {
    const { returnNo, taskId } = await ask(pumps('20'));
    const result = (failed: string, value: string, defects: string[]) => stand.post(`/returns/${returnNo}/inspections`, 'e-qc', {
      taskId, method: 'full', restPassed: true, lines: [{ line: 1, sample: '2', passed: String(2 - Number(failed)), failed, defects }], measures: [{ line: 1, piece: 'S1', check: 'RUNOUT', value }],
    });
    const faults = async (answer: ReturnType<typeof result>) => [(await answer).status, (await answer).body.errors?.map(({ path }) => path)];
    const before = await stand.contents();
    expect(await faults(result('0', '0.06', []))).toEqual([422, ['measures.0.value']]);
    expect(await faults(result('2', '0.06', ['RUST']))).toEqual([422, ['lines.0.defects']]);
    expect(await stand.contents()).toEqual(before);
    expect((await result('2', '0.06', ['SIZE'])).status).toBe(201);
    const { items: [kept] } = (await stand.get(`/inspections?returnNo=${returnNo}`, 'e-qc')).body as unknown as { items: object[] };
    expect(kept).toMatchObject({
      method: 'full', recordedBy: 'e-qc', lines: [{ line: 1, sample: '2', passed: '0', failed: '2', defects: ['SIZE'] }, { line: 1, sample: '18', passed: '18', failed: '0', defects: [] }],
      measures: [{ line: 1, piece: 'S1', check: 'RUNOUT', value: '0.06', against: 'above', plan: 'QP-GROUP', planVersion: 1 }],
    });
    expect((await stand.get(`/inspections?returnNo=${returnNo}`, 'e-qc-other')).body['items']).toEqual([]);
    const report = await fetch(`${stand.service.url}/api/quality/v1/inspections/${(kept as { factId: string }).factId}.pdf`, { signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${await stand.token('e-qc')}` } });
    const { text } = readPdf(Buffer.from(await report.arrayBuffer()));
    for (const said of ['QP-GROUP V1', 'S1', '≤ 0.05 mm', '0.06 mm', '高于上限 above']) expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
  });
});
