/** Month end at finance over HTTP, on real PostgreSQL: what differs, what is claimed, what returns cost; audits renewed, documents parked. Amounts in Fen. */
import { AmountProposedV1 } from '@guitu/contracts/events/process-events';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { readXlsx } from '@guitu/row-import/xlsx/read-xlsx';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimWatch } from './claim/claim-watch.js';
import { Database } from '@guitu/persistence/database';
import finance from './service.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(finance);
});
afterAll(() => stand.stop());

const task = (kind: FactKind, menu: TaskMenu, more: Partial<TaskStatement> = {}) => stand.task('finance', kind, { scope: {}, taskId: `case/${kind}/1/1`, lines: [], menu, ...more });
const put = (path: string, person: string, body: object, key: string) => stand.send('PUT', path, person, body, { 'idempotency-key': key });
const refused = async (send: () => Promise<Answer>, status: number): Promise<Answer> => {
  const before = await stand.contents();
  const answer = await send();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code: expect.any(String) });
  expect(await stand.contents()).toEqual(before);
  return answer;
};
const paths = ({ body }: Answer) => body.errors?.map(({ path }) => path);
/** A credit that somebody booked in January 2026, where it is not in the way of others. */
const credited = async (amount: number, voucherNo: string): Promise<string> => {
  const { returnNo, taskId } = await task('post', { amount });
  expect((await stand.post(`/returns/${returnNo}/postings`, 'e-fin', { taskId, net: amount, methodCode: 'receivable', voucherNo })).status).toBe(201);
  return returnNo;
};
const bookedIn = (returnNo: string, at: string) => stand.database.dataSource.query('update posting set booked_at = $2 where return_no = $1', [returnNo, at]);

describe('month end', () => {
  const read = async (month: string, person: string = 'e-fin') => (await stand.get(`/reconciliations?month=${month}`, person)).body as { differences: { code: string; ref: string; here: { amount?: number } | null; there: { amount?: number } | null }[]; credited: object; erp: object | null };
  const found = async (month: string) => (await read(month)).differences.map(({ code, ref, here, there }) => [code, ref, here?.amount ?? null, there?.amount ?? null]);

  it('E9: credits, vouchers of the ERP, red invoices and customers’ statements of a month: differences alone, and as xlsx', async () => {
    const [agreed, other, missing] = [await credited(1_000, 'JV-1'), await credited(2_000, 'JV-2'), await credited(3_000, 'JV-3')];
    // the last minute of January in Shanghai, and the first of February
    for (const [returnNo, at] of [[agreed, '2026-01-05T00:00:00Z'], [other, '2026-01-31T15:59:00Z'], [missing, '2026-01-31T16:00:00Z']] as const) await bookedIn(returnNo, at);
    expect((await stand.post('/red-invoices', 'e-fin', { returnNo: other, invoiceNo: 'INV-2', amount: 1_500 })).status).toBe(201);
    expect(await read('2026-01')).toMatchObject({ erp: null, customers: null, credited: { vouchers: 2, amount: 3_000 } });
    expect(await found('2026-01')).toEqual([['red-invoice-open', 'INV-2', 1_500, null], ['red-invoice-amount', other, 2_000, 1_500]]);
    expect((await put('/reconciliations/2026-01/statements/erp', 'e-fin', { lines: [{ ref: 'JV-1', amount: 1_000 }, { ref: 'JV-2', amount: 2_001 }, { ref: 'JV-7', amount: 70 }] }, 'erp-2026-01')).body).toEqual({ month: '2026-01', source: 'erp', lines: 3 });
    await put('/reconciliations/2026-01/statements/customers', 'e-fin', { lines: [{ ref: other, amount: 2_000 }] }, 'customers-2026-01');
    const all = [
      ['unknown-voucher', 'JV-7', null, 70], ['erp-amount', 'JV-2', 2_000, 2_001], ['red-invoice-open', 'INV-2', 1_500, null], ['red-invoice-amount', other, 2_000, 1_500], ['missing-at-customer', agreed, 1_000, null],
    ];
    expect(await found('2026-01')).toEqual(all);
    // a later list replaces the earlier as a whole
    await put('/reconciliations/2026-01/statements/erp', 'e-fin', { lines: [{ ref: 'JV-1', amount: 1_000 }, { ref: 'JV-2', amount: 2_000 }] }, 'erp-2026-01-again');
    expect(await found('2026-01')).toEqual(all.slice(2));
    expect((await read('2026-02')).credited).toEqual({ vouchers: 1, amount: 3_000 });
    await refused(() => stand.get('/reconciliations?month=2026-01', 'e-keeper'), 403);
    await refused(() => stand.get('/reconciliations?month=2026-13', 'e-fin'), 400);
    expect(paths(await refused(() => put('/reconciliations/2026-01/statements/erp', 'e-fin', { lines: [{ ref: 'A', amount: 1 }, { ref: 'A', amount: 2 }] }, 'erp-twice'), 422))).toEqual(['lines.1.ref']);
    const answer = await fetch(`${stand.service.url}/api/finance/v1/reconciliations/file?month=2026-01&language=en`, { headers: { authorization: `Bearer ${await stand.token('e-fin')}` } });
    const file = join(tmpdir(), `guitu-month-${agreed}.xlsx`);
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const rows: string[][] = [];
    for await (const { cells } of readXlsx(file)) rows.push(cells.map(({ text }) => text));
    expect([answer.headers.get('content-disposition'), rows[1], rows.length]).toEqual(['attachment; filename="reconciliation-2026-01.xlsx"', ['The red invoice is not issued', other, 'INV-2', '15.00', '', 'red-invoice-open'], 4]);
  });

  it('E9: postings, red invoices, claims and cost as files too, xlsx or CSV, in the reader’s language and of what he may see', async () => {
    const returnNo = await credited(123_456, 'JV-FILE');
    await bookedIn(returnNo, '2025-11-05T00:00:00Z');
    expect((await stand.post('/red-invoices', 'e-fin', { returnNo, invoiceNo: 'INV-FILE', amount: 1_000 })).status).toBe(201);
    const csv = async (path: string, person: string = 'e-fin') => (await stand.get(path, person)).body['text'] as string;
    const rowOf = (text: string, mark: string) => text.split('\r\n').find((row) => row.includes(mark));
    expect((await csv('/red-invoices/file?format=csv')).split('\r\n')[0]).toBe('退货单号,发票号,金额（元）,状态,申请单号,确认期限,红字发票号');
    expect(rowOf(await csv('/red-invoices/file?format=csv&language=en'), 'INV-FILE')).toBe(`${returnNo},INV-FILE,10.00,To be applied for,,,`);
    // 00:00 UTC is 08:00 in Shanghai
    expect(rowOf(await csv('/postings/file?format=csv&state=booked'), 'JV-FILE')).toMatch(new RegExp(`^${returnNo},[^,]+,[^,]+,1234\\.56,[^,]+,JV-FILE,,e-fin,[^,]+,2025-11-05 08:00$`));
    expect(await csv('/costs/file?format=csv&from=2025-11-01&to=2025-11-30')).toBe(`退货单号,损失（元）,未计价项\r\n${returnNo},1234.56,0\r\n`);
    const claim = { returnNo, kind: 'carrier', partyCode: 'SF', reasonCode: 'damaged', amount: 5_000, since: Date.now() - 3_600_000 };
    expect((await stand.post('/claims', 'e-fin', claim)).status).toBe(201);
    expect(rowOf(await csv('/claims/file?format=csv'), returnNo)).toContain('承运方,SF,50.00,待答复');
    const workbook = await fetch(`${stand.service.url}/api/finance/v1/claims/file`, { headers: { authorization: `Bearer ${await stand.token('e-fin')}` } });
    expect([workbook.headers.get('content-disposition'), Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString()]).toEqual(['attachment; filename="claims-open.xlsx"', 'PK']);
    for (const list of ['postings', 'red-invoices', 'claims']) await refused(() => stand.get(`/${list}/file`, 'e-keeper'), 403);
    await refused(() => stand.get('/postings/file?format=pdf', 'e-fin'), 400);
  });

  it('E9: what finance was asked to book before the month ended and has not, is shown', async () => {
    const { returnNo } = await task('post', { amount: 4_200 }, { openedAt: Date.parse('2026-03-31T15:00:00Z') });
    const waiting = async (month: string) => (await found(month)).filter(([, ref]) => ref === returnNo);
    expect([await waiting('2026-02'), await waiting('2026-03')]).toEqual([[], [['not-booked', returnNo, 4_200, null]]]);
  });
});

describe('claims and what returns cost', () => {
  const since = Date.parse('2026-04-10T02:00:00Z');
  const claim = (returnNo: string, more: object = {}, person: string = 'e-fin') => stand.post('/claims', person, { returnNo, kind: 'carrier', partyCode: 'SF', reasonCode: 'broken', amount: 8_000, since, ...more });

  it('E10: a carrier has 24 h, or what master data say; answered, recovered, and the return costs so much less', async () => {
    await stand.database.dataSource.query(`insert into master_view (type, company_code, code, incarnation, version, body) values ('supplier', 'GT01', 'SUP-1', 1, 1, '{"claimWindowHours": 72}')`);
    const returnNo = await credited(20_000, 'JV-COST');
    await bookedIn(returnNo, '2026-04-12T00:00:00Z');
    const opened = await claim(returnNo);
    expect(opened.body).toMatchObject({ state: 'open', owner: 'e-fin', countsFrom: since, dueAt: since + 24 * 3_600_000, late: true });
    expect((await claim(returnNo, { kind: 'supplier', partyCode: 'SUP-1' })).body).toMatchObject({ dueAt: since + 72 * 3_600_000 });
    expect(paths(await refused(() => claim(returnNo, { kind: 'supplier', partyCode: 'SUP-9', reasonCode: 'other' }), 422))).toEqual(['partyCode']);
    expect(paths(await refused(() => claim(returnNo, { since: Date.now() + 60_000, reasonCode: 'other' }), 422))).toEqual(['since']);
    expect((await refused(() => claim(returnNo), 409)).body.code).toBe('claim-here');
    await refused(() => claim('NOT-THERE-1'), 404);
    await refused(() => claim(returnNo, { reasonCode: 'other' }, 'e-keeper'), 403);
    expect(await claimWatch(stand.service.app.get(Database)).look()).toContainEqual({ kind: 'claim_due', companyCode: 'GT01', plantCode: 'SZ1', ref: `${returnNo}-SF`, returnNo, role: 'fin' });

    const step = (what: string, body: object) => stand.post(`/claims/${String(opened.body['id'])}/${what}`, 'e-fin', body);
    expect((await refused(() => step('recoveries', { amount: 1, voucherNo: 'IN-0' }), 409)).body.code).toBe('claim-state');
    expect(paths(await refused(() => step('answers', { granted: 8_001, answerCode: 'ok' }), 422))).toEqual(['granted']);
    expect((await Promise.all([step('answers', { granted: 5_000, answerCode: 'half' }), step('answers', { granted: 5_000, answerCode: 'half' })])).map(({ status }) => status).sort()).toEqual([200, 409]);
    // two sums of 3.00 and 20.00 at once of 50.00, then more than is left, then the rest
    expect((await Promise.all([step('recoveries', { amount: 3_000, voucherNo: 'IN-1' }), step('recoveries', { amount: 3_000, voucherNo: 'IN-2' })])).map(({ status }) => status).sort()).toEqual([200, 422]);
    const used = (await stand.rows<{ voucher_no: string }>('claim_recovery'))[0]?.voucher_no;
    expect(paths(await refused(() => step('recoveries', { amount: 2_000, voucherNo: used }), 422))).toEqual(['voucherNo']);
    expect((await step('recoveries', { amount: 2_000, voucherNo: 'IN-3' })).body).toMatchObject({ state: 'recovered', recovered: 5_000 });
    await expect(stand.database.dataSource.query('update claim set recovered = 5001')).rejects.toThrow('recovered_within_granted');
    expect((await stand.get(`/settlements/${returnNo}/costs`, 'e-fin')).body).toMatchObject({ cost: { byKind: [{ kind: 'credit', amount: 20_000 }, { kind: 'recovered', amount: -5_000 }], total: 15_000 } });
  });

  it('E10: the cost of a period, by kind and by return, the dearest first', async () => {
    const [cheap, dear] = [await credited(100, 'JV-CHEAP'), await credited(900, 'JV-DEAR')];
    await bookedIn(cheap, '2026-06-01T00:00:00Z');
    await bookedIn(dear, '2026-06-30T15:59:59Z');
    const costs = (from: string, to: string, person: string = 'e-fin') => stand.get(`/costs?from=${from}&to=${to}`, person);
    expect((await costs('2026-06-01', '2026-06-30')).body).toEqual({
      from: '2026-06-01', to: '2026-06-30', cost: { byKind: [{ kind: 'credit', amount: 1_000 }], total: 1_000, unpriced: 0, returns: [{ returnNo: dear, total: 900, unpriced: 0 }, { returnNo: cheap, total: 100, unpriced: 0 }] },
    });
    expect((await costs('2026-06-02', '2026-06-29')).body).toMatchObject({ cost: { total: 0, returns: [] } });
    expect(paths(await refused(() => costs('2026-06-30', '2026-06-01'), 400))).toEqual(['to']);
    await refused(() => costs('2026-06-01', '2026-06-30', 'e-keeper'), 403);
  });
});

describe('audited again, and parked', () => {
  it('E3: an audit that became invalid is renewed by looking again; another amount is not, and who renewed does not approve', async () => {
    const { returnNo, taskId } = await task('audit', { amount: 170_000, documents: ['slip'], verdicts: ['accept', 'reject'] });
    const because = { rule: 'net', clause: 'S000-03 §1 (R09)', policy: 'S000-03@1', inputs: {}, result: 170_000, because: [] };
    const proposed = (net: number) => stand.say(AmountProposedV1, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, round: 1, gross: 170_000, net, deductions: [], lines: [{ line: 1, remedy: 'RECEIVABLE_OFFSET', net }], because });
    await proposed(170_000);
    const keep = () => stand.post(`/settlements/${returnNo}/papers`, 'e-fin', { code: 'slip', formNo: 'SLIP-1', signers: ['keeper'] });
    const renew = (person: string, net: number = 170_000) => stand.post(`/settlements/${returnNo}/audit-renewals`, person, { net, reasonCode: 'slip-signed-again' });
    const valid = async () => ((await stand.get(`/settlements/${returnNo}`, 'e-fin')).body as { audit: { valid: boolean } | null }).audit?.valid;
    await keep();
    expect((await stand.post(`/returns/${returnNo}/audits`, 'e-fin', { taskId, verdict: 'accept', net: 170_000, differences: [] })).status).toBe(201);
    expect((await refused(() => renew('e-fin'), 409)).body.code).toBe('audit-not-invalid');
    await stand.post(`/settlements/${returnNo}/papers/slip/give-backs`, 'e-fin', { reasonCode: 'unsigned' });
    expect([await valid(), paths(await refused(() => renew('e-fin'), 422))]).toEqual([false, ['papers.slip']]);
    await keep();
    expect(paths(await refused(() => renew('e-fin', 169_999), 422))).toEqual(['net']);
    await refused(() => renew('e-keeper'), 403);
    expect((await renew('e-finhead')).body).toMatchObject({ returnNo, by: 'e-finhead' });
    expect(await valid()).toBe(true);
    const approval = await task('settlement_approval', { gate: 'settlement', level: 1, verdicts: ['accept', 'reject'], amount: 170_000 }, { returnNo, owner: { dept: 'FINANCE', role: 'finHead', head: 'finHead' } });
    expect((await refused(() => stand.post(`/returns/${returnNo}/settlement-reviews`, 'e-finhead', { taskId: approval.taskId, gate: 'settlement', level: 1, verdict: 'accept' }), 403)).body.code).toBe('own-application');
    await proposed(160_000);
    expect((await refused(() => renew('e-fin'), 409)).body.code).toBe('proposal-changed');
    expect(await valid()).toBe(false);
  });

  it('E4: a closed period: the document waits for the next one or for a day, under its own number, and is called off when asked back', async () => {
    const { returnNo, taskId } = await task('post', { amount: 500 });
    await stand.database.dataSource.query(`insert into posting_mode (company_code, kind, mode, set_by) values ('GT01', 'settlement', 'connector', 'e-finhead') on conflict (company_code, kind) do update set mode = 'connector'`);
    const { id } = (await stand.post(`/returns/${returnNo}/posting-orders`, 'e-fin', { taskId, net: 500, methodCode: 'receivable' })).body;
    await stand.database.dataSource.query(`delete from posting_mode`);
    const finding = (body: object) => stand.post(`/postings/${String(id)}/findings`, 'e-fin', body);
    expect((await refused(() => finding({ outcome: 'next-period' }), 409)).body.code).toBe('posting-not-open');
    await stand.database.dataSource.query(`update posting set state = 'refused', reason = 'period-closed' where id = $1`, [id]);
    expect(paths(await refused(() => finding({ outcome: 'parked', until: Date.now() - 1 }), 422))).toEqual(['until']);
    const moved = await finding({ outcome: 'next-period' });
    expect(moved.body).toMatchObject({ state: 'queued', reason: null, externalKey: `${returnNo}-C1` });
    const due = new Date(Number(moved.body['dueAt']) + 8 * 3_600_000);
    expect([due.getUTCDate(), due.getUTCHours(), due.getTime() > Date.now()]).toEqual([1, 0, true]);
    await stand.database.dataSource.query(`update posting set state = 'refused', reason = 'period-closed' where id = $1`, [id]);
    const until = Date.now() + 86_400_000;
    expect((await finding({ outcome: 'parked', until })).body).toMatchObject({ state: 'queued', dueAt: until });
    await stand.task('finance', 'post', { scope: {}, taskId, lines: [], menu: { amount: 500 }, returnNo, state: 'asked_back', rev: 2 });
    expect((await stand.rows<{ id: string; state: string }>('posting')).find((one) => one.id === id)?.state).toBe('withdrawn');
  });
});
