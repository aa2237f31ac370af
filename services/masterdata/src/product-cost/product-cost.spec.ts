import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import masterdata from '../service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(masterdata);
  for (const code of ['P-1', 'P-2']) expect((await send('PUT', `/products/${code}`, 'e-pmchead', { version: 0, fields: PRODUCT })).status).toBe(200);
});
afterAll(() => stand.stop());

let keys = 0;
const send = (method: string, path: string, person: string, body?: unknown): Promise<Answer> => stand.send(method, path, person, body, { 'idempotency-key': `product-cost-${++keys}` });
const keep = (rows: object[], person: string = 'e-fin'): Promise<Answer> => send('PUT', '/product-costs:batch', person, { rows });
const PRODUCT = {
  name: { zh: '螺钉', en: null }, spec: null, unit: 'pcs', decimals: 0, rounding: 'half_up', conversions: [], group: null, lotTracked: false, serialTracked: false, gtins: [],
  shelfLifeDays: null, warrantyMonths: null, warrantyFrom: null, accessories: [], plantCode: null, supplier: null, noReturn: false, hazard: null, blocked: false,
};

describe('what a product costs', () => {
  it('is kept row by row; the same again changes nothing', async () => {
    const outcomes = ({ body }: Answer): unknown[] => (body['rows'] as { code: string; outcome: string; version: number | null }[]).map(({ code, outcome, version }) => [code, outcome, version]);
    expect(outcomes(await keep([{ code: 'P-1', cost: 3, per: '100' }, { code: 'P-9', cost: 1 }, { code: 'P-1', cost: 4 }]))).toEqual([['P-1', 'added', 1], ['P-9', 'rejected', null], ['P-1', 'rejected', null]]);
    expect(outcomes(await keep([{ code: 'P-1', cost: 3, per: '100.0' }, { code: 'P-2', cost: 12_513 }]))).toEqual([['P-1', 'unchanged', 1], ['P-2', 'added', 1]]);
    expect(outcomes(await keep([{ code: 'P-1', cost: 5, per: '100' }]))).toEqual([['P-1', 'changed', 2]]);
    expect(outcomes(await send('PUT', '/product-costs:batch', 'e-fin', { dryRun: true, rows: [{ code: 'P-1', cost: 6 }] }))).toEqual([['P-1', 'changed', null]]);
    expect((await stand.get('/product-costs/P-1', 'e-qc')).body).toMatchObject({ code: 'P-1', cost: 5, per: '100', version: 2, changedBy: 'e-fin' });
  });

  it.each([['e-qc', 200, 403], ['e-fin', 200, 200], ['e-vp', 200, 403], ['e-sales', 403, 403], ['e-saleshead', 403, 403], ['e-keeper', 403, 403], ['e-operator', 403, 403], ['e-qc-other', 404, 403]])('%s reads it: %d, keeps it: %d', async (person, reads, keeps) => {
    expect([(await stand.get('/product-costs/P-2', person)).status, (await keep([{ code: 'P-2', cost: 12_513 }], person)).status]).toEqual([reads, keeps]);
  });

  it('stands in no record and travels on no topic; with the product it goes', async () => {
    expect(JSON.stringify((await stand.get('/products/P-2', 'e-fin')).body)).not.toContain('12513');
    expect(await stand.database.dataSource.query(`select 1 from journal where body::text like '%12513%'`)).toEqual([]);
    expect((await send('DELETE', '/products/P-2?version=1', 'e-pmchead')).status).toBe(200);
    expect((await stand.get('/product-costs/P-2', 'e-fin')).status).toBe(404);
  });

  it.each([[{ code: 'P-1', cost: -1 }], [{ code: 'P-1', cost: 0.5 }], [{ code: 'P-1', cost: 1, per: '0' }]])('%p is no cost', async (row) => {
    expect((await keep([row])).status).toBe(400);
  });
});
