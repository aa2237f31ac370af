/** 客诉、8D (product.md §1 C7): one about the same goods and defect is linked, not written twice; the process hears where it stands. */
import { expect, it } from '@jest/globals';
import { LinkRequestedV1 } from '@guitu/contracts/events/process-events';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { QualityStand } from '../testbed/quality-stand.js';

const REF = { key: 'headline', version: 1, sha256: 'a'.repeat(64) };
interface Said { readonly type: string; readonly body: { readonly payload: { readonly id: string; readonly state: string; readonly results: string[]; readonly version: number } } }

export function tellsOfComplaints(stand: () => QualityStand): void {
  const desk = () => stand().desk;
  const returned = async (batch: string, person: { plantCode?: string } = {}): Promise<string> => {
    const returnNo = newReturnNo();
    await desk().hear('returns', 'register', returnNo, { customerCode: 'C-100', policy: REF, calendar: REF, lines: [{ line: 1, item: 'PUMP-8D', qty: '10', unit: 'pcs', batch }], attrs: {}, forms: [], sourceSystem: 'guitu', externalId: returnNo }, person);
    return returnNo;
  };
  const open = (no: string, returnNo: string, more: object = {}, person: string = 'e-qc', key?: string) => desk().post('/complaints', person, { no, kind: '8d', defectCode: 'leak', returnNo, ...more }, key);
  const link = (no: string, returnNo: string, person: string = 'e-qc') => desk().post(`/complaints/${no}/links`, person, { returnNo });
  const told = async (returnNo: string) => (await desk().database.dataSource.query<Said[]>(`select type, body from journal where subject = $1 order by seq`, [`GT01/${returnNo}`])).map(({ body: { payload } }) => [payload.id, payload.state, payload.results, payload.version]);
  const refused = async (send: () => ReturnType<typeof link>, status: number, code: string) => {
    const before = await desk().contents();
    const answer = await send();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await desk().contents()).toEqual(before);
    return answer;
  };

  it('C7: prefilled from the return; a second return with the same batch and defect is linked to the open 8D, no second report', async () => {
    const [first, second] = [await returned('B-8D'), await returned('B-8D')];
    const [opened, again] = [await open('8D-0001', first, {}, 'e-qc', 'open-8d-once'), await open('8D-0001', first, {}, 'e-qc', 'open-8d-once')];
    expect([opened.status, opened.body]).toMatchObject([201, { no: '8D-0001', item: 'PUMP-8D', batch: 'B-8D', state: 'open', links: [{ returnNo: first, state: 'linked', by: 'e-qc' }] }]);
    expect(again.body).toEqual(opened.body);
    expect(await told(first)).toEqual([['8D-0001', 'open', ['8D-0001'], 1]]);
    const inspected = await desk().task('quality', 'inspect', { returnNo: second });
    await desk().post(`/returns/${second}/inspections`, 'e-qc', { taskId: inspected.taskId, method: 'full', lines: [{ line: 1, sample: '10', passed: '0', failed: '10', attrs: { defect: 'functional' } }] });
    expect((await desk().get(`/complaints/proposals/${second}`, 'e-qc')).body).toMatchObject({ awaited: false, lines: [{ line: 1, item: 'PUMP-8D', batch: 'B-8D', defects: ['functional'], open: [] }] });
    const same = await refused(() => open('8D-0002', second), 409, 'open-complaint');
    expect(same.body['zh']).toContain('8D-0001');
    expect((await desk().get(`/complaints/proposals/${first}`, 'e-qc')).body).toMatchObject({ lines: [{ open: [{ no: '8D-0001' }] }] });
    expect((await Promise.all([link('8D-0001', second), link('8D-0001', second)])).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await open('8D-0003', second, { separateBecause: 'other-customer' })).status).toBe(201);
    expect(((await desk().get(`/complaints?returnNo=${second}`, 'e-qc')).body['items'] as { no: string }[]).map(({ no }) => no)).toEqual(['8D-0003', '8D-0001']);
  });

  it('C7: of two who open one about the same at once, one is heard', async () => {
    const [one, two] = [await returned('B-RACE'), await returned('B-RACE')];
    expect((await Promise.all([open('8D-0011', one), open('8D-0012', two)])).map(({ status, body }) => body.code ?? status).sort()).toEqual([201, 'open-complaint']);
  });

  it('C7: what the procedure asked for is taken up by linking, lost by unlinking, and done when the 8D is closed; each word under a higher version', async () => {
    const [returnNo, ended] = [await returned('B-ASK'), await returned('B-ASK')];
    await desk().say(LinkRequestedV1, {
      companyCode: 'GT01', plantCode: 'SZ1', returnNo, linkId: 'case/complaint', kind: 'complaint', title: { zh: '客诉', en: 'Complaint' }, step: 'improve', scope: {}, lines: [{ line: 1, item: 'PUMP-8D', qty: '10', unit: 'pcs' }], ref: 'S000-17c.1', amount: null, clause: 'S000-17',
    });
    const awaited = async () => (await desk().get(`/complaints/proposals/${returnNo}`, 'e-qc')).body['awaited'];
    expect(await awaited()).toBe(true);
    expect((await open('8D-0021', ended)).status).toBe(201);
    expect((await link('8D-0021', returnNo)).status).toBe(201);
    expect(await awaited()).toBe(false);
    expect((await desk().post('/complaints/8D-0021/unlinks', 'e-qc', { returnNo, reasonCode: 'wrong-one' })).body).toMatchObject({ links: expect.arrayContaining([expect.objectContaining({ returnNo, state: 'unlinked', reasonCode: 'wrong-one' })]) });
    expect(await awaited()).toBe(true);
    expect((await link('8D-0021', returnNo)).status).toBe(201);
    await desk().status(ended, { closed: true, result: 'completed' });
    const closed = await desk().post('/complaints/8D-0021/closings', 'e-qchead', { results: ['seal_redesigned'] });
    expect(closed.body).toMatchObject({ state: 'closed', closedBy: 'e-qchead', results: ['seal_redesigned'] });
    expect(await told(returnNo)).toEqual([['case/complaint', 'open', ['8D-0021'], 1], ['case/complaint', 'lost', ['unlinked', '8D-0021'], 2], ['case/complaint', 'open', ['8D-0021'], 3], ['case/complaint', 'done', ['8D-0021', 'seal_redesigned'], 4]]);
    // a return that has ended hears no more of it
    expect(await told(ended)).toEqual([['8D-0021', 'open', ['8D-0021'], 1]]);
    await refused(() => link('8D-0021', returnNo), 409, 'complaint-closed');
    await refused(() => desk().post('/complaints/8D-0021/closings', 'e-qc', { results: ['again'] }), 409, 'complaint-closed');
  });

  it('C7: another plant, company or department, an unknown return and a number that is taken change nothing', async () => {
    const returnNo = await returned('B-NO');
    const elsewhere = await returned('B-NO', { plantCode: 'DG1' });
    expect((await open('8D-0031', returnNo)).status).toBe(201);
    await refused(() => link('8D-0031', elsewhere), 404, 'not-found');
    await refused(() => link('8D-0031', returnNo, 'e-qc-other'), 404, 'not-found');
    await refused(() => link('8D-0031', newReturnNo()), 404, 'not-found');
    await refused(() => link('8D-0031', returnNo, 'e-keeper'), 403, 'not-permitted');
    await refused(() => open('8D-0031', returnNo, { separateBecause: 'x' }), 409, 'number-taken');
    await refused(() => open('8D-0032', returnNo, { line: 9 }), 422, 'not-allowed');
    await refused(() => open('8D-0032', returnNo, { serials: { from: 'S9', to: 'S10' } }), 422, 'not-allowed');
    await refused(() => open('8D-0032', returnNo, { kind: 'claim' }), 400, 'invalid');
    expect((await desk().get('/complaints?state=any', 'e-qc-other')).body['items']).toEqual([]);
  });
}
