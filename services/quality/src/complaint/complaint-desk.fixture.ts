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

  it('C7: one that was not over is opened again with its reason: running returns hear it under a higher version, how it had been closed stays', async () => {
    const [running, ended] = [await returned('B-AGAIN'), await returned('B-AGAIN')];
    const reopen = (no: string, person: string = 'e-qchead', key?: string) => desk().post(`/complaints/${no}/reopenings`, person, { reasonCode: 'recurred' }, key);
    const close = (no: string, result: string) => desk().post(`/complaints/${no}/closings`, 'e-qchead', { results: [result] });
    expect((await open('8D-0041', running)).status).toBe(201);
    await link('8D-0041', ended);
    await refused(() => reopen('8D-0041'), 409, 'complaint-open');
    await desk().status(ended, { closed: true, result: 'completed' });
    await close('8D-0041', 'seal_changed');
    await refused(() => reopen('8D-0041', 'e-keeper'), 403, 'not-permitted');
    await refused(() => reopen('8D-0041', 'e-qc-other'), 404, 'not-found');
    // of two at once one is heard; the same key is one
    const keys = ['reopen-8d-one', 'reopen-8d-two'] as const;
    const both = await Promise.all(keys.map((key) => reopen('8D-0041', 'e-qchead', key)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 201)?.body).toMatchObject({
      state: 'open', closedBy: null, results: [], reopenings: [{ reasonCode: 'recurred', by: 'e-qchead', closedBy: 'e-qchead', results: ['seal_changed'] }], links: [{ state: 'linked' }, { state: 'linked' }],
    });
    expect((await link('8D-0041', await returned('B-AGAIN'))).status).toBe(201);
    await close('8D-0041', 'seal_and_shaft');
    expect(await told(running)).toEqual([['8D-0041', 'open', ['8D-0041'], 1], ['8D-0041', 'done', ['8D-0041', 'seal_changed'], 2], ['8D-0041', 'open', ['8D-0041'], 3], ['8D-0041', 'done', ['8D-0041', 'seal_and_shaft'], 4]]);
    expect(await told(ended)).toHaveLength(1);
    // one about the same was opened since: its returns are linked there
    expect((await open('8D-0042', await returned('B-AGAIN'))).status).toBe(201);
    const answer = await refused(() => reopen('8D-0041'), 409, 'open-complaint');
    expect(answer.body['zh']).toContain('8D-0042');
  });

  it('C7: without a number of its own it gets the next of the house’s form, each once; a number that was typed before is passed by', async () => {
    const draw = async (kind: string, batch: string, key?: string) => desk().post('/complaints', 'e-qc', { kind, defectCode: 'leak', returnNo: await returned(batch) }, key);
    const first = (await draw('complaint', 'B-N1')).body['no'] as string;
    expect(first).toMatch(/^KS-\d{6}$/);
    const after = (no: string, steps: number) => `KS-${String(Number(no.slice(3)) + steps).padStart(6, '0')}`;
    expect((await open(after(first, 1), await returned('B-N2'), { kind: 'complaint' })).status).toBe(201);
    const drawn = await Promise.all(['B-N3', 'B-N4', 'B-N5'].map((batch) => draw('complaint', batch)));
    expect(drawn.map(({ body }) => body['no']).sort()).toEqual([2, 3, 4].map((steps) => after(first, steps)));
    // a refusal gives its number back; another form counts for itself
    await refused(async () => desk().post('/complaints', 'e-qc', { kind: 'complaint', defectCode: 'leak', returnNo: newReturnNo() }), 404, 'not-found');
    expect((await draw('complaint', 'B-N6')).body['no']).toBe(after(first, 5));
    expect((await draw('8d', 'B-N7')).body['no']).toMatch(/^8D-\d{6}$/);
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
