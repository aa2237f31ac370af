/** What every endpoint of this desk refuses, whatever it is for: strangers, other departments, unknown returns, malformed and oversized bodies. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import { ReturnsStand } from './testbed/returns-stand.js';

/** A body that is right, and who may send it. The task is named where the desk asks for one. */
const COMMANDS: readonly [kind: CommandKind, person: string, body: object][] = [
  ['contact', 'e-sales', { resultCode: 'reached', attrs: {} }],
  ['review', 'e-saleshead', { gate: 'return', level: 1, verdict: 'accept' }],
  ['instruct', 'e-sales', { addressCode: 'WH-1', freightPayer: 'company', forms: [] }],
  ['dispatched', 'e-sales', { carrierCode: 'SF' }],
  ['withdraw', 'e-sales', { reason: 'settled' }],
  ['supplement', 'e-cs', { forms: ['invoice'] }],
  ['eligibility', 'e-cs', { checks: { unused: true } }],
  ['survey', 'e-cs', { score: 9 }],
  ['customer_reply', 'e-cs', { about: 'propose', answer: 'accept' }],
  ['appeal', 'e-cs', { groundsCode: 'not_my_fault' }],
  ['onsite', 'e-sales', { lines: [{ line: 1, qty: '10', result: 'onsite' }] }],
  ['discrepancy', 'e-sales', { lines: [{ line: 1, qty: '10', result: 'accept' }], reasonCode: 'counted' }],
  ['supply_order', 'e-sales', { qty: '10' }],
  ['exception', 'e-cshead', { gate: 'exception', level: 1, verdict: 'accept' }],
  ['discount_approval', 'e-saleshead', { gate: 'discount', level: 1, verdict: 'accept' }],
  ['replacement_approval', 'e-saleshead', { gate: 'replacement', level: 1, verdict: 'accept' }],
  ['receive', 'e-cs', { lines: [{ line: 1, received: '10' }], documents: [], signedBy: [] }],
  ['sort', 'e-after', { lines: [{ line: 1, qty: '10', class: 'good' }] }],
  ['dispose', 'e-cs', { lines: [{ line: 1, portions: [{ qty: '10', goods: 'RESTOCK', remedy: 'NONE' }] }] }],
  ['quote', 'e-sales', { fee: 30_000, parts: [] }],
  ['onsite_done', 'e-sales', { qtyOk: '10', qtyFailed: '0', hours: 1, cost: 0 }],
  ['send_back', 'e-sales', { qty: '10', waybillRef: 'SF1' }],
  ['ship', 'e-after', { qty: '10', waybillRef: 'SF2' }],
  ['tell', 'e-cs', { amount: 100, wayCode: 'phone' }],
  ['report_sent', 'e-sales', { formNo: 'RMA-1' }],
  ['cancel', 'e-saleshead', { reasonCode: 'double' }],
  ['pause', 'e-saleshead', { reasonCode: 'holiday', until: Date.now() + 3_600_000 }],
  ['resume', 'e-saleshead', { reasonCode: 'over' }],
  ['extend', 'e-sales', { clockId: 'case/first_contact', newDue: Date.now() + 3_600_000, reasonCode: 'travel' }],
  ['grant', 'e-saleshead', { loop: 'rework', rounds: 1, reasonCode: 'once' }],
  ['resolve', 'e-sales', { anomalyId: 'a1', verdict: 'accept', reasonCode: 'seen' }],
  ['reopen', 'e-cshead', { reasonCode: 'came_back' }],
  ['repin', 'e-qchead', { policy: { key: 'headline', version: 1, sha256: 'a'.repeat(64) }, mode: 'flow', reasonCode: 'new_issue' }],
  ['duty', 'e-sales', { duty: 'failureCost' }],
  ['correct', 'e-sales', { factId: '0199aa00-0000-7000-8000-000000000001', payload: { carrierCode: 'SF' }, reasonCode: 'typo' }],
  ['override', 'e-saleshead', { step: 'notify', act: 'skip', reasonCode: 'done_by_phone' }],
  ['claimed_time', 'e-saleshead', { factId: '0199aa00-0000-7000-8000-000000000001', verdict: 'confirm', reasonCode: 'seen' }],
];
/** Messages about a return that are no facts (case-file.spec.ts). */
const NO_FACTS: readonly (string | undefined)[] = ['nudges', 'questions', 'notices', 'answers', 'retractions', 'line-matches'];
/** The same at every desk, which cannot know that a return does not exist. */
const ANY_DESK: readonly CommandKind[] = ['grant', 'resolve', 'duty'];
/** Facts of the world, the customer's word and controls need no task. */
const NEEDS_NO_TASK: readonly CommandKind[] = ['contact', 'dispatched', 'receive', 'supplement', 'withdraw', 'appeal', 'cancel', 'pause', 'resume', 'reopen', 'repin', 'correct', 'override', 'claimed_time'];

let stand: ReturnsStand;
let returnNo: string;
beforeAll(async () => {
  stand = await ReturnsStand.start();
  returnNo = await stand.register({ lines: [{ item: 'A', qty: '10', unit: 'pcs' }] });
});
afterAll(() => stand.stop());

it('knows every command this desk offers', async () => {
  const { paths } = (await stand.desk.send('GET', '//api/returns/openapi.json', null)).body as unknown as { paths: Record<string, { post?: unknown }> };
  const offered = Object.entries(paths).filter(([path, { post }]) => post !== undefined && path.includes('/returns/{returnNo}/')).map(([path]) => path.split('/').at(-1));
  expect(offered.filter((noun) => !NO_FACTS.includes(noun)).sort()).toEqual(COMMANDS.map(([kind]) => COMMAND_NOUNS[kind]).sort());
});

describe.each(COMMANDS)('%s', (kind, person, body) => {
  const path = () => `/returns/${returnNo}/${COMMAND_NOUNS[kind]}`;

  it('refuses nobody, a stranger and an expired token', async () => {
    await stand.refused([401, 'token-missing'], () => stand.desk.send('POST', path(), null, body, { 'idempotency-key': 'some-key-1' }));
    await stand.refused([401, 'token-expired'], async () =>
      stand.desk.send('POST', path(), null, body, { 'idempotency-key': 'some-key-1', authorization: `Bearer ${await stand.desk.token(person, '-1h')}` }));
  });

  it('refuses whoever has not the permission', async () => {
    // these are everybody's; for them the task decides
    if (!['review', 'exception', 'discount_approval', 'replacement_approval', 'extend', 'resolve', 'duty', 'correct'].includes(kind)) await stand.refused([403, 'not-permitted'], () => stand.record(kind, returnNo, body, 'e-hr'));
  });

  it('does not know a return that is not registered', () =>
    stand.refused(ANY_DESK.includes(kind) ? [409, 'task-not-open'] : [404, 'not-found'], () => stand.record(kind, 'RT1999-000001', body, person)));

  it('does not show another company that the return exists', async () => {
    // of the other company's people only quality is there; it may record these three
    if (['contact', 'onsite', 'review'].includes(kind)) await stand.refused([404, 'not-found'], () => stand.record(kind, returnNo, body, 'e-qc-other'));
  });

  it('refuses an unknown field, a missing body, a foreign type of content and 300 KB', async () => {
    await stand.refused([400, 'invalid'], () => stand.record(kind, returnNo, { ...body, approvedBy: 'e-gm' }, person));
    await stand.refused([400, 'invalid'], () => stand.record(kind, returnNo, { ...body, taskRev: 0 }, person));
    await stand.refused([400, 'invalid'], () => stand.desk.send('POST', path(), person, undefined, { 'idempotency-key': 'some-key-2' }));
    await stand.refused([415, 'unsupported-media-type'], () => stand.desk.send('POST', path(), person, JSON.stringify(body), { 'idempotency-key': 'some-key-3', 'content-type': 'text/plain' }));
    await stand.refused([413, 'too-large'], () => stand.record(kind, returnNo, { ...body, opinion: 'x'.repeat(300_000) }, person));
  });

  it('asks for an Idempotency-Key', () => stand.refused([400, 'idempotency-key-required'], () => stand.desk.send('POST', path(), person, body)));

  it('needs its open task, if it is an act or a decision', async () => {
    if (!NEEDS_NO_TASK.includes(kind) && kind !== 'extend') await stand.refused([409, 'task-not-open'], () => stand.record(kind, returnNo, body, person));
  });
});

it('4.2: a version of a procedure that no database keeps is refused as a value, before anybody looks for it', () =>
  stand.refused([400, 'invalid'], () => stand.record('repin', returnNo, { policy: { key: 'headline', version: 2_147_483_648, sha256: 'a'.repeat(64) }, mode: 'flow', reasonCode: 'new_issue' }, 'e-qchead')));
