/** Finance and the process core agree: what the core asks of finance is what this desk takes over HTTP, and what it records is what the core applies. Amounts in Fen. */
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import { COMMAND_NOUNS } from '@guitu/contracts/http/command-routes';
import { PROCESS_EVENTS } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { TaskStatement } from '@guitu/contracts/task';
import { houseOf } from '@guitu/identity/testbed/house-of';
import { at, PIECES, type ReturnRun } from '@guitu/return-process/return-run.fixture';
import { INSPECTED, onItsWay, processingReport } from '@guitu/return-process/scenarios/paint.fixture';
import { counted, fulfils, given } from '@guitu/return-process/scenarios/scenario.fixture';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import finance from './service.js';

/** The runs of the core's scenarios are of this house. */
const PEOPLE = houseOf([
  { staff: 'e-fin', roles: ['fin'] }, { staff: 'e-acct', roles: ['acct'] }, { staff: 'e-finhead', roles: ['finHead'] }, { staff: 'e-vp', roles: ['vp'] },
].map((one) => ({ ...one, companyCode: 'C1', plantCodes: ['P1'] })));
let stand: DeskStand;
/** Effects of the run that finance has heard. */
let heard = 0;
// every run is the same return: each test has a desk of its own
beforeEach(async () => {
  if (stand !== undefined) await stand.stop();
  stand = await DeskStand.start(finance, {}, () => PEOPLE);
  heard = 0;
});
afterAll(() => stand.stop());

const RETURN = 'RT2025-0001';

/** Finance hears what the process has said since, as its topic would bring it. */
async function hear(run: ReturnRun): Promise<void> {
  for (const effect of run.effects.slice(heard)) {
    if (effect.event === 'task-stated' && effect.body.desk !== 'finance') continue;
    await stand.say(PROCESS_EVENTS[effect.event] as unknown as EventDefinition<{ companyCode: string; returnNo: string }>, effect.body);
  }
  heard = run.effects.length;
}

/** Somebody answers the open task over HTTP; the core takes the fact. @returns what the core made of it */
async function answers(run: ReturnRun, person: string, step: string, body: object, kind?: CommandKind): Promise<readonly string[]> {
  await hear(run);
  const { taskId, accepts, menu } = run.task(step);
  const answer = await stand.post(`/returns/${RETURN}/${COMMAND_NOUNS[kind ?? (accepts as CommandKind)]}`, person, { taskId, ...body });
  expect([answer.status, answer.body.errors, menu]).toEqual([201, undefined, expect.anything()]);
  const { fact } = answer.body as unknown as RecordedFact;
  const effects = run.deliver({ ...fact, source: 'finance', receivedAt: fact.recordedAt + 200 });
  return effects.flatMap((effect) => (effect.event === 'fact-applied' ? [effect.body.outcome, ...effect.body.anomalies] : []));
}
const tasks = async (): Promise<string[]> => ((await stand.get(`/tasks?returnNo=${RETURN}`, 'e-finhead')).body['items'] as TaskStatement[]).map(({ step }) => step);
const settlement = async () => (await stand.get(`/settlements/${RETURN}`, 'e-fin')).body;

/** AS-01: judged and signed by all, 1,700.00 proposed. */
function paintJudged(): ReturnRun {
  const run = onItsWay();
  run.does('receive', at('03 10:00'), processingReport());
  run.does('inspect', at('03 15:00'), INSPECTED);
  const portions = (qty: string, goods: string) => [{ qty, goods, remedy: 'RECEIVABLE_OFFSET' }];
  const lines = [{ line: 1, portions: portions('10', 'RELABEL_RESALE') }, { line: 2, portions: portions('4', 'SCRAP') }, { line: 3, portions: portions('2', 'SCRAP') }];
  for (const [role, hour] of [['eng', '16:00'], ['prod', '16:30'], ['qc', '17:00']] as const) {
    const task = run.tasks().find(({ step, owner }) => step === 'dispose' && owner.role === role);
    run.does('dispose', at(`03 ${hour}`), { lines, signerRole: role }, { task: task?.taskId ?? '', staff: `e-${role}` });
  }
  fulfils(run, 'slip', at('04 09:00'), 'TH-1');
  fulfils(run, 'originals', at('04 09:30'));
  return run;
}

describe('finance with the process', () => {
  it('AS-01 S000-03: three originals, audit, 副总, the receivable is reduced by 1,700.00 under one voucher, the customer is told', async () => {
    const run = paintJudged();
    await hear(run);
    expect(await tasks()).toEqual(['audit']);
    expect(await settlement()).toMatchObject({ proposals: [{ gross: 200_000, net: 170_000, policy: 'S000-03@1' }], papers: ['report', 'request', 'slip'].map((code) => ({ code, state: 'missing' })) });
    const explanation = (await stand.get(`/settlements/${RETURN}/explanation`, 'e-fin')).body;
    expect(explanation).toMatchObject({ because: { rule: 'net', result: 170_000, because: [{ rule: 'value', result: 200_000 }, { rule: 'deduction.packLoss', result: 30_000, clause: 'S000-03 §1 (R09)', policy: 'S000-03@1', inputs: { bps: 1500 } }] } });
    for (const code of ['request', 'report', 'slip']) await stand.post(`/settlements/${RETURN}/papers`, 'e-fin', { code, formNo: `${code}-1` });
    expect(await answers(run, 'e-fin', 'audit', { verdict: 'accept', net: 170_000, differences: [] })).toEqual(['applied']);
    expect(await answers(run, 'e-vp', 'settleApprove', { gate: 'settlement', level: 1, verdict: 'accept' })).toEqual(['applied']);
    expect(await answers(run, 'e-acct', 'post', { net: 170_000, methodCode: 'offset', voucherNo: 'V-1' })).toEqual(['applied']);
    expect(await answers(run, 'e-acct', 'tell', { amount: 170_000, wayCode: 'phone' })).toEqual(['applied']);
    await hear(run);
    expect([run.state.settlement, await tasks()]).toMatchObject([{ due: 170_000, posted: 170_000, told: 170_000 }, []]);
    expect(await settlement()).toMatchObject({ account: { approved: 170_000, posted: 170_000, paid: 0 }, audit: { valid: true }, postings: [{ voucherNo: 'V-1', factId: expect.any(String) }], blockedBy: [] });
  });

  it('R21: 副总 sends it back, it is audited anew, and the lower amount is booked in two vouchers, never more', async () => {
    const run = paintJudged();
    await hear(run);
    for (const code of ['request', 'report', 'slip']) await stand.post(`/settlements/${RETURN}/papers`, 'e-fin', { code, formNo: `${code}-1` });
    await answers(run, 'e-fin', 'audit', { verdict: 'accept', net: 170_000, differences: [] });
    await answers(run, 'e-vp', 'settleApprove', { gate: 'settlement', level: 1, verdict: 'reject', reasonCode: 'too_much' });
    await hear(run);
    // back to finance, which finds 50.00 too much on an invoice
    expect(await tasks()).toEqual(['audit']);
    expect(await answers(run, 'e-fin', 'audit', { verdict: 'accept', net: 165_000, differences: [{ code: 'invoice', amount: -5_000 }] })).toEqual(['applied']);
    expect(await answers(run, 'e-vp', 'settleApprove', { gate: 'settlement', level: 1, verdict: 'accept' })).toEqual(['applied']);
    // in two vouchers, each its own posting, never more than 1,650.00
    expect(await answers(run, 'e-acct', 'post', { net: 100_000, methodCode: 'offset', voucherNo: 'V-1' })).toEqual(['applied']);
    await hear(run);
    expect((await stand.post(`/returns/${RETURN}/postings`, 'e-acct', { taskId: run.task('post').taskId, net: 65_001, methodCode: 'offset', voucherNo: 'V-2' })).body.errors).toMatchObject([{ path: 'net' }]);
    expect(await answers(run, 'e-acct', 'post', { net: 65_000, methodCode: 'offset', voucherNo: 'V-2' })).toEqual(['applied']);
    expect([run.state.settlement?.posted, await settlement()]).toMatchObject([165_000, { account: { approved: 165_000, posted: 165_000 } }]);
  });

  it('AS-11 S001-19: the money came back once, then 299.00 are refunded by the original route', async () => {
    const shoe = { ...PIECES, item: 'SHOE-42', qty: '1', unitPrice: 29_900, receiptDate: '2025-03-03', shipDate: '2025-03-01', warrantyMonths: 12 };
    const run = given('S001-19@1', at('10 09:00'), { lines: [shoe], attrs: { reason: 'personal', requestType: 'return' }, more: { forms: [] } });
    run.does('eligibility', at('10 09:30'), { checks: { unused: true, packaging: true } });
    run.does('instruct', at('10 10:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
    run.does('arrive', at('14 15:00'), { packages: 1, packagingBroken: false });
    run.does('receive', at('14 16:00'), counted('1', {}, { fields: { look: 'ok' }, attrs: { asNew: true, originalPack: true, resaleable: true, passed: true } }));
    expect(await answers(run, 'e-fin', 'post', { net: 29_900, methodCode: 'original', voucherNo: 'V-1' })).toEqual(['applied']);
    expect(await answers(run, 'e-fin', 'pay', { code: 'bank_timeout', retryable: true, routeCode: 'original' }, 'refund_failed')).toEqual(['applied']);
    expect(await answers(run, 'e-fin', 'pay', { amount: 29_900, routeCode: 'original', voucherNo: 'P-1' })).toEqual(['applied']);
    expect([run.state.settlement?.paid, await settlement()]).toMatchObject([29_900, { account: { posted: 29_900, paid: 29_900 } }]);
  });
});
