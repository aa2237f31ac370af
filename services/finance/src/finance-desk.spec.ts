/** The desk of finance over HTTP, on real PostgreSQL and Kafka. Amounts in Fen, worked out by hand. */
import { AmountProposedV1, ReturnClosedV1 } from '@guitu/contracts/events/process-events';
import type { TaskMenu, TaskStatement } from '@guitu/contracts/task';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { redInvoices } from './red-invoice/red-invoices.fixture.js';
import finance from './service.js';
import { tellsOfTakingOver } from './take-over/take-over-desk.fixture.js';

let stand: DeskStand;
beforeAll(async () => {
  stand = await DeskStand.start(finance);
});
afterAll(() => stand.stop());

const VP = { owner: { dept: 'MANAGEMENT' as const, role: 'vp', head: 'gm' } };
const task = (kind: FactKind, menu: TaskMenu, more: Partial<TaskStatement> = {}) => stand.task('finance', kind, { scope: {}, taskId: `case/${kind}/1/1`, lines: [], menu, ...more });
const node = (rule: string, result: number, because: object[] = []) => ({ rule, clause: 'S000-03 §1 (R09)', policy: 'S000-03@1', inputs: { bps: 1500 }, result, because });
/** 2,000.00 less 15 %: 1,700.00 for two lines of 1,000.00 and 700.00. */
const proposed = (returnNo: string, round: number = 1, net: number = 170_000) => stand.say(AmountProposedV1, {
  companyCode: 'GT01', plantCode: 'SZ1', returnNo, round, gross: 200_000, net, deductions: [{ code: 'packLoss', amount: 200_000 - net }],
  lines: [{ line: 1, remedy: 'RECEIVABLE_OFFSET', net: 100_000 }, { line: 2, remedy: 'RECEIVABLE_OFFSET', net: net - 100_000 }],
  because: node('net', net, [node('value', 200_000), node('deduction.packLoss', 200_000 - net)]) as never,
});
const refused = async (send: () => Promise<Answer>, status: number) => {
  const before = await stand.contents();
  const answer = await send();
  expect({ status: answer.status, code: answer.body.code, zh: answer.body['zh'], en: answer.body['en'] }).toEqual({ status, code: expect.any(String), zh: expect.any(String), en: expect.any(String) });
  expect(await stand.contents()).toEqual(before);
  return answer;
};
const paths = ({ body }: Answer) => body.errors?.map(({ path }) => path);
const settlement = async (returnNo: string, person: string = 'e-fin') => (await stand.get(`/settlements/${returnNo}`, person)).body as Record<string, unknown> & { blockedBy: { code: string }[]; audit: { valid: boolean } | null; account: object; papers: { code: string; state: string }[] };
const eventsOf = async (returnNo: string) => (await stand.rows<{ subject: string; type: string }>('journal')).filter(({ subject }) => subject.endsWith(returnNo)).map(({ type }) => type);
let vouchers = 0;
const voucherNo = () => `V-${++vouchers}`;

/** What each action needs to succeed, the row it leaves and the event it sends. */
const ACTIONS: { kind: FactKind; noun: string; person: string; menu: TaskMenu; body: () => object; table: string; row: object; event: string; more?: Partial<TaskStatement> }[] = [
  { kind: 'audit', noun: 'audits', person: 'e-fin', menu: { amount: 170_000, verdicts: ['accept', 'reject'] }, body: () => ({ verdict: 'accept', net: 170_000, differences: [] }), table: 'audit', row: { verdict: 'accept', net: '170000', recorded_by: 'e-fin' }, event: 'settlement-audited' },
  { kind: 'settlement_approval', noun: 'settlement-reviews', person: 'e-vp', menu: { gate: 'settlement', level: 1, verdicts: ['accept', 'reject'], amount: 170_000 }, body: () => ({ gate: 'settlement', level: 1, verdict: 'accept' }), table: 'settlement_review', row: { level: 1, verdict: 'accept', amount: '170000', recorded_by: 'e-vp' }, event: 'settlement-reviewed', more: VP },
  { kind: 'post', noun: 'postings', person: 'e-fin', menu: { amount: 170_000 }, body: () => ({ net: 170_000, methodCode: 'receivable', voucherNo: voucherNo() }), table: 'posting', row: { kind: 'settlement', mode: 'manual', state: 'booked', amount: '170000' }, event: 'settlement-posted' },
  { kind: 'tell', noun: 'customer-notices', person: 'e-fin', menu: { amount: 170_000 }, body: () => ({ amount: 170_000, wayCode: 'mail' }), table: 'customer_notice', row: { amount: '170000', way_code: 'mail' }, event: 'customer-told' },
  { kind: 'refund_failed', noun: 'refund-failures', person: 'e-fin', menu: { amount: 8_800, routes: ['original'] }, body: () => ({ code: 'account_closed', retryable: false, routeCode: 'original' }), table: 'refund_attempt', row: { failure_code: 'account_closed', retryable: false, posting_id: null }, event: 'refund-failed' },
  { kind: 'deposit', noun: 'deposits', person: 'e-fin', menu: { amount: 2_000 }, body: () => ({ amount: 2_000, voucherNo: voucherNo() }), table: 'deposit_entry', row: { mode: 'received', amount: '2000' }, event: 'deposit-received' },
];

describe('the desk of finance', () => {
  it.each(ACTIONS)('$kind leaves its row and its event, once', async ({ kind, noun, person, menu, body, table, row, event, more }) => {
    const { returnNo, taskId } = await task(kind === 'refund_failed' ? 'refund_paid' : kind, menu, more);
    const command = { taskId, ...body() };
    const first = await stand.post(`/returns/${returnNo}/${noun}`, person, command, `key-${kind}-once`);
    expect([first.status, first.body.errors]).toEqual([201, undefined]);
    const again = await stand.post(`/returns/${returnNo}/${noun}`, person, command, `key-${kind}-once`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await stand.rows<{ return_no: string }>(table)).filter((one) => one.return_no === returnNo)).toEqual([expect.objectContaining(row)]);
    expect(await eventsOf(returnNo)).toEqual([`finance.${event}.v1`]);
  });

  it.each(ACTIONS)('$kind by two at once is heard once, and leaves its row and its event once', async ({ kind, noun, person, menu, body, table, event, more }) => {
    const { returnNo, taskId } = await task(kind === 'refund_failed' ? 'refund_paid' : kind, menu, more);
    const answers = await Promise.all([1, 2].map(() => stand.post(`/returns/${returnNo}/${noun}`, person, { taskId, ...body() })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await stand.rows<{ return_no: string }>(table)).filter((one) => one.return_no === returnNo)).toHaveLength(1);
    expect(await eventsOf(returnNo)).toEqual([`finance.${event}.v1`]);
  });

  it.each(ACTIONS)('$kind refuses strangers, a second completion and unknown fields, and changes nothing', async ({ kind, noun, person, menu, body, more }) => {
    const { returnNo, taskId } = await task(kind === 'refund_failed' ? 'refund_paid' : kind, menu, more);
    const at = `/returns/${returnNo}/${noun}`;
    const valid = { taskId, ...body() };
    await refused(() => stand.post(at, null, valid), 401);
    await refused(() => stand.post(at, 'e-keeper', valid), 403);
    await refused(() => stand.post(at, person, { ...valid, remark: 'x' }), 400);
    expect((await stand.post(at, person, valid)).status).toBe(201);
    await refused(() => stand.post(at, person, { ...valid, ...body() }), 409);
  });
});

describe('papers, explanation and audit', () => {
  const keep = (returnNo: string, code: string, person: string | null = 'e-fin') => stand.post(`/settlements/${returnNo}/papers`, person, { code, formNo: `${code.toUpperCase()}-1`, signers: ['keeper'] });
  const audit = (returnNo: string, taskId: string, body: object = {}, person: string = 'e-fin') => stand.post(`/returns/${returnNo}/audits`, person, { taskId, verdict: 'accept', net: 170_000, differences: [], ...body });
  const audited = async (menu: TaskMenu = {}) => {
    const { returnNo, taskId } = await task('audit', { amount: 170_000, documents: ['request', 'report', 'slip'], verdicts: ['accept', 'reject'], ...menu });
    await proposed(returnNo);
    return { returnNo, taskId };
  };

  it('E1 R21: nothing is audited before the three originals are in hand; the checklist says which are missing', async () => {
    const { returnNo, taskId } = await audited();
    expect([await keep(returnNo, 'request'), await keep(returnNo, 'report')].map(({ status }) => status)).toEqual([201, 201]);
    expect(paths(await refused(() => audit(returnNo, taskId), 422))).toEqual(['papers.slip']);
    expect(await settlement(returnNo)).toMatchObject({
      papers: [{ code: 'request', state: 'original', version: 1, formNo: 'REQUEST-1', signers: ['keeper'] }, { code: 'report', state: 'original' }, { code: 'slip', state: 'missing' }],
      blockedBy: [{ code: 'papers-missing', zh: '缺单据原件：slip' }],
    });
    await refused(() => keep(returnNo, 'request'), 409);
    await keep(returnNo, 'slip');
    expect((await audit(returnNo, taskId)).status).toBe(201);
    expect(await settlement(returnNo)).toMatchObject({ blockedBy: [], audit: { verdict: 'accept', net: 170_000, valid: true } });
  });

  it('P23: a missing original is released by the head, who then does not audit', async () => {
    const { returnNo, taskId } = await audited({ documents: ['slip'] });
    await refused(() => stand.post(`/settlements/${returnNo}/paper-releases`, 'e-fin', { code: 'slip', reasonCode: 'lost_in_transit' }), 403);
    expect((await stand.post(`/settlements/${returnNo}/paper-releases`, 'e-finhead', { code: 'slip', reasonCode: 'lost_in_transit' })).status).toBe(201);
    await refused(() => audit(returnNo, taskId, {}, 'e-finhead'), 403);
    expect((await audit(returnNo, taskId)).status).toBe(201);
    expect((await settlement(returnNo)).papers).toMatchObject([{ code: 'slip', state: 'released', by: 'e-finhead' }]);
  });

  it('E2: every number names its rule, inputs, clause and policy version', async () => {
    const { returnNo } = await audited();
    const { body } = await stand.get(`/settlements/${returnNo}/explanation`, 'e-fin');
    expect(body).toEqual({ returnNo, round: 1, policy: 'S000-03@1', because: node('net', 170_000, [node('value', 200_000), node('deduction.packLoss', 30_000)]) });
    // amounts are not the keeper's to read
    expect((await stand.get(`/settlements/${returnNo}/explanation`, 'e-keeper')).body).toEqual({ returnNo, round: 1, policy: 'S000-03@1' });
    expect(JSON.stringify(await settlement(returnNo, 'e-keeper'))).not.toMatch(/170000|200000/);
    expect((await stand.get('/settlements/NOT-THERE-1', 'e-fin')).status).toBe(404);
    const unvalued = await task('audit', {});
    expect((await stand.get(`/settlements/${unvalued.returnNo}/explanation`, 'e-fin')).status).toBe(404);
  });

  it('E3: an audit is of the proposal with its differences and freight, to the cent', async () => {
    const { returnNo, taskId } = await audited({ documents: [], freight: { payer: 'half', clause: 'S001-08 §1.4 (R34)' } });
    expect(paths(await refused(() => audit(returnNo, taskId, { net: 169_999 }), 422))).toEqual(['net']);
    // 20.01 paid by the customer, half of it rounded down is his: 10.01 come back; 3.00 too much on an invoice
    const bills = { freight: [{ amount: 2001, paidBy: 'customer' }], differences: [{ code: 'invoice', amount: -300 }] };
    expect(paths(await refused(() => audit(returnNo, taskId, bills), 422))).toEqual(['net']);
    expect(paths(await refused(() => audit(returnNo, taskId, { verdict: 'reject' }), 422))).toEqual(['reasonCode']);
    expect((await audit(returnNo, taskId, { ...bills, net: 170_000 + 1001 - 300 })).status).toBe(201);
  });

  it('E3: a later change of papers or proposal invalidates the audit for all to see, and approval and money wait', async () => {
    const { returnNo, taskId } = await audited({ documents: ['slip'] });
    await keep(returnNo, 'slip');
    await audit(returnNo, taskId);
    const approval = await task('settlement_approval', { gate: 'settlement', level: 1, verdicts: ['accept', 'reject'], amount: 170_000 }, { ...VP, returnNo });
    const posting = await task('post', { amount: 170_000 }, { returnNo });
    const approve = () => stand.post(`/returns/${returnNo}/settlement-reviews`, 'e-vp', { taskId: approval.taskId, gate: 'settlement', level: 1, verdict: 'accept' });
    const post = () => stand.post(`/returns/${returnNo}/postings`, 'e-fin', { taskId: posting.taskId, net: 170_000, methodCode: 'receivable', voucherNo: voucherNo() });
    expect((await stand.post(`/settlements/${returnNo}/papers/slip/give-backs`, 'e-fin', { reasonCode: 'wrong_quantity' })).status).toBe(201);
    expect(await settlement(returnNo)).toMatchObject({ audit: { valid: false }, blockedBy: [{ code: 'papers-missing' }, { code: 'audit-invalid' }] });
    expect([(await refused(approve, 409)).body.code, (await refused(post, 409)).body.code]).toEqual(['audit-invalid', 'audit-invalid']);
    // another version of the paper is not what was audited, nor is another proposal
    await keep(returnNo, 'slip');
    expect(await settlement(returnNo)).toMatchObject({ audit: { valid: false }, papers: [{ code: 'slip', version: 2 }], blockedBy: [{ code: 'audit-invalid' }] });
    await proposed(returnNo, 2, 160_000);
    await refused(approve, 409);
    expect((await stand.get(`/settlements/${returnNo}`, 'e-fin')).body).toMatchObject({ proposals: [{ round: 2, net: 160_000 }, { round: 1, net: 170_000 }] });
    // audited anew, it goes on
    const anew = await task('audit', { amount: 160_000, documents: ['slip'], verdicts: ['accept', 'reject'] }, { returnNo, taskId: 'case/audit/2/1', round: 2 });
    expect((await audit(returnNo, anew.taskId, { net: 160_000 })).status).toBe(201);
    expect((await approve()).status).toBe(201);
  });

  it('R21: who audited does not approve; a refusal says why', async () => {
    const { returnNo, taskId } = await audited({ documents: [] });
    await audit(returnNo, taskId, {}, 'e-finhead');
    const approval = await task('settlement_approval', { gate: 'settlement', level: 1, verdicts: ['accept', 'reject'], amount: 170_000 }, { returnNo, owner: { dept: 'FINANCE', role: 'finHead', head: 'finHead' } });
    const body = { taskId: approval.taskId, gate: 'settlement', level: 1, verdict: 'accept' };
    expect((await refused(() => stand.post(`/returns/${returnNo}/settlement-reviews`, 'e-finhead', body), 403)).body.code).toBe('own-application');
    const higher = await task('settlement_approval', { gate: 'settlement', level: 2, verdicts: ['accept', 'reject'], amount: 170_000 }, { ...VP, returnNo, taskId: 'case/settlement_approval/1/2', level: 2 });
    expect(paths(await refused(() => stand.post(`/returns/${returnNo}/settlement-reviews`, 'e-vp', { ...body, taskId: higher.taskId, level: 2, verdict: 'reject' }), 422))).toEqual(['reasonCode']);
  });
});

describe('deposits, adjustments and what the customer is told', () => {
  it('E7 R30: a deposit is settled whole, by a way the process offers, and never more than is here', async () => {
    const { returnNo } = await task('deposit_settle', { amount: 2_000, results: ['offset', 'refund'] });
    const settle = (body: object) => stand.post(`/returns/${returnNo}/deposit-settlements`, 'e-fin', { taskId: 'case/deposit_settle/1/1', mode: 'offset', amount: 2_000, ...body });
    expect(paths(await refused(() => settle({ mode: 'keep' }), 422))).toEqual(['mode']);
    expect(paths(await refused(() => settle({ amount: 1_999 }), 422))).toEqual(['amount']);
    expect((await refused(() => settle({}), 409)).body.code).toBe('deposit-not-here');
    const receipt = { amount: 2_000, voucherNo: 'BANK-1' };
    await stand.status(returnNo);
    expect((await stand.post(`/returns/${returnNo}/deposits`, 'e-fin', receipt)).status).toBe(201);
    // the bank's receipt is counted once
    expect(paths(await refused(() => stand.post(`/returns/${returnNo}/deposits`, 'e-fin', receipt), 422))).toEqual(['voucherNo']);
    const both = await Promise.all([settle({}), settle({})]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await stand.rows<{ return_no: string }>('deposit_account')).filter((one) => one.return_no === returnNo)).toMatchObject([{ received: '2000', settled: '2000' }]);
  });

  it('E8: one proposes an adjustment with its reason, a second person decides it as proposed', async () => {
    const { returnNo, taskId } = await task('adjust', { amount: -5_000, results: ['reclaim', 'waive'] });
    const propose = (body: object, person: string = 'e-fin') => stand.post(`/returns/${returnNo}/adjustment-proposals`, person, { taskId, delta: -5_000, decision: 'waive', reasonCode: 'goodwill', ...body });
    const decide = (person: string, body: object = {}) => stand.post(`/returns/${returnNo}/adjustments`, person, { taskId, delta: -5_000, decision: 'waive', ...body });
    expect((await refused(() => decide('e-finhead'), 409)).body.code).toBe('no-proposal');
    expect(paths(await refused(() => propose({ delta: -4_999 }), 422))).toEqual(['delta']);
    expect(paths(await refused(() => propose({ decision: 'pay' }), 422))).toEqual(['decision']);
    expect((await propose({ decision: 'reclaim' })).status).toBe(201);
    expect((await propose({})).status).toBe(201);
    expect((await refused(() => decide('e-fin'), 403)).body.code).toBe('own-application');
    expect(paths(await refused(() => decide('e-finhead', { decision: 'reclaim' }), 422))).toEqual(['decision']);
    // both of them at once: it is decided once
    expect((await Promise.all([decide('e-finhead'), decide('e-finhead')])).map(({ status }) => status).sort()).toEqual([201, 409]);
    const rows = (await stand.rows<{ return_no: string; decision: string }>('adjustment')).filter((one) => one.return_no === returnNo).sort((a, b) => a.decision.localeCompare(b.decision));
    expect(rows).toMatchObject([{ decision: 'reclaim', decided_by: null }, { decision: 'waive', proposed_by: 'e-fin', decided_by: 'e-finhead' }]);
    await expect(stand.database.dataSource.query(`update adjustment set decided_by = proposed_by where fact_id is not null`)).rejects.toThrow('adjustment_by_two');
  });

  it('the customer is told what was booked, no other amount', async () => {
    const { returnNo, taskId } = await task('tell', { amount: 170_000 });
    expect(paths(await refused(() => stand.post(`/returns/${returnNo}/customer-notices`, 'e-fin', { taskId, amount: 160_000, wayCode: 'mail' }), 422))).toEqual(['amount']);
  });
});

describe('failure cost', () => {
  // heard a second after it was recorded: its hours have the rate that was set before
  const hear = (desk: 'production' | 'quality', kind: 'repair' | 'onsite_done', returnNo: string, payload: object, factId: string = uuidv7()) =>
    stand.hear(desk, kind, returnNo, payload, { factId, recordedAt: Date.now() + 1_000 });

  it('E10: hours by the rate of the day, material, work at the customer, freight and credit, by themselves', async () => {
    expect((await stand.send('PUT', '/labour-rate', 'e-finhead', { fenPerHour: 4_500 }, { 'idempotency-key': 'labour-rate-1' })).status).toBe(200);
    expect((await stand.send('PUT', '/labour-rate', 'e-fin', { fenPerHour: 1 }, { 'idempotency-key': 'labour-rate-2' })).status).toBe(403);
    const { returnNo, taskId } = await task('audit', { amount: 1_000, verdicts: ['accept', 'reject'], freight: { payer: 'company', clause: 'house' } });
    await hear('production', 'repair', returnNo, { qtyDone: '3', qtyUnrepairable: '0', hours: 1.75, material: [{ item: 'SEAL', qty: '2' }, { item: 'SEAL', qty: '1' }] });
    await hear('quality', 'onsite_done', returnNo, { qtyOk: '1', qtyFailed: '0', hours: 0, cost: 12_000 });
    await stand.post(`/returns/${returnNo}/audits`, 'e-fin', { taskId, verdict: 'accept', net: 1_000, differences: [], freight: [{ amount: 350, paidBy: 'company' }] });
    const posting = await task('post', { amount: 1_000 }, { returnNo });
    await stand.post(`/returns/${returnNo}/postings`, 'e-fin', { taskId: posting.taskId, net: 1_000, methodCode: 'receivable', voucherNo: voucherNo() });
    expect((await stand.post(`/settlements/${returnNo}/costs`, 'e-fin', { kind: 'scrap', amount: 900 })).status).toBe(201);
    await stand.say(ReturnClosedV1, { companyCode: 'GT01', plantCode: 'SZ1', returnNo, result: 'completed', closedAt: Date.now(), state: {}, costAccount: 'Q-LOSS' });
    const { cost } = (await stand.get(`/settlements/${returnNo}/costs`, 'e-fin')).body as { cost: { byKind: { kind: string; amount: number }[] } };
    // 1.75 h × 45.00 = 78.75; three seals nobody has priced
    expect(cost).toMatchObject({ account: 'Q-LOSS', total: 7_875 + 12_000 + 350 + 1_000 + 900, unpriced: 1 });
    expect(cost.byKind.map(({ kind, amount }) => `${kind} ${amount}`).sort()).toEqual(['credit 1000', 'freight 350', 'labour 7875', 'onsite 12000', 'scrap 900']);
    await refused(() => stand.get(`/settlements/${returnNo}/costs`, 'e-keeper'), 403);
  });

  it('the same fact heard again is counted once', async () => {
    const { returnNo } = await task('post', { amount: 1 });
    const factId = uuidv7();
    const repair = () => hear('production', 'repair', returnNo, { qtyDone: '1', qtyUnrepairable: '0', hours: 2, material: [] }, factId);
    await repair();
    await repair();
    expect((await stand.rows<{ return_no: string }>('failure_cost')).filter((one) => one.return_no === returnNo)).toHaveLength(1);
  });
});

tellsOfTakingOver(() => stand);
redInvoices(() => stand);
