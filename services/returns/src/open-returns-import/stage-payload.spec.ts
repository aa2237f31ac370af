/** 期初在途: what a stage of a list becomes where the list is silent. An absent field is never an outcome. */
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import { describe, expect, it } from '@jest/globals';
import type { PastStage } from './open-return.js';
import { stagePayload } from './stage-payload.rules.js';
import { outcomeFault } from './stage-words.rules.js';
import { TOLD } from './told-stages.rules.js';

const FORM = { code: 'slip', zh: '退货单' };
const MENU = {
  address: 'WH-1', freight: { payer: 'customer', clause: 'S000-03' }, documents: ['list'], label: '待检', amount: 1_000, routes: ['original', 'bank'], duty: 'eyeCheck', about: 'consent',
  openChecks: [{ code: 'papers', zh: '单据', en: 'papers', clause: '' }, { code: 'fresh', zh: '如新', en: 'as new', clause: '' }], sampling: { method: 'normal', minBps: 0 }, priority: true,
  outcomes: [{ goods: 'SCRAP', remedies: ['RECEIVABLE_OFFSET'], clause: '' }, { goods: 'RESTOCK', remedies: ['NONE', 'EXCHANGE'], clause: '' }],
};
const GATES: Partial<Record<FactKind, string>> = {
  review: 'return', exception: 'exception', discount_approval: 'discount', papers_approval: 'papers', disposition_approval: 'disposition', scrap_approval: 'scrap', replacement_approval: 'replacement', settlement_approval: 'settlement', close_review: 'close',
};
const taskOf = (kind: FactKind, menu: object = MENU): TaskStatement =>
  ({ level: 1, lines: [{ line: 1, item: 'P', qty: '10', unit: 'pcs' }], menu: { ...menu, ...(GATES[kind] !== undefined && { gate: GATES[kind] }) } }) as unknown as TaskStatement;
/** The fact of these rows, or why there is none. */
function told(rows: readonly PastStage[], menu: object = MENU): unknown {
  const kind = rows[0]?.stage ?? 'arrive';
  const fault = rows.map((row) => outcomeFault(row, rows)).find((one) => one !== null);
  if (fault != null) return fault.code;
  const judged = FACT_PAYLOADS[kind].safeParse(stagePayload(kind, rows, taskOf(kind, menu), 'e-old'));
  return judged.success ? judged.data : `missing: ${judged.error.issues[0]?.path.join('.') ?? ''}`;
}
const row = (stage: FactKind, more: object = {}): PastStage => ({ stage, at: 0, ...more }) as PastStage;
const ALL = [{ line: 1, qty: '10' }];

/** A stage of which nothing is said but that it is over: every kind a list may name. */
const BARE: Readonly<Record<string, unknown>> = {
  // how it went has to be said
  ...Object.fromEntries([
    ...Object.keys(GATES), 'contact', 'eligibility', 'audit', 'inspect', 'reinspect', 'unit_test', 'dispatch_check', 'first_article', 'effect_check', 'plan', 'repair', 'onsite_done', 'dispose', 'customer_reply', 'discrepancy', 'onsite', 'sort',
  ].map((kind) => [kind, 'no-outcome'])),
  // as the task of then asked for it
  supplement: { forms: ['list'] }, arrive: { packages: 1, packagingBroken: false }, dispatched: {}, hold: 'missing: placeCode',
  receive: { lines: [{ line: 1, received: '10' }], documents: ['list'], signedBy: ['e-old'] }, scrap: { qty: '10' }, pack: { qty: '10' }, treat: { qty: '10' }, make: { qty: '10' }, duty: { duty: 'eyeCheck' },
  // numbers, places and money that only the list knows
  instruct: 'missing: forms.0.no', arrival_notice: 'missing: areaCode', order: 'missing: orderNo', signoff: 'missing: branchCode', quote: 'missing: fee', report_sent: 'missing: formNo', to_supplier: 'missing: claimId', stock_in: 'missing: storeCode',
  scrap_request: 'missing: formNo', supply_order: 'missing: formNo', send_back: 'missing: waybillRef', ship: 'missing: waybillRef', post: 'missing: voucherNo', refund_paid: 'missing: routeCode', deposit: 'missing: amount', dismantle: 'missing: parts',
  // what no column says
  withdraw: 'missing: reason', appeal: 'missing: groundsCode', tell: 'missing: amount', survey: 'missing: score', release: 'missing: places', conclude: 'missing: attendantRoles', responsibility: 'missing: fault', improve: 'missing: kind',
  deposit_settle: 'missing: mode', refund_failed: 'missing: code', adjust: 'missing: delta',
};

describe('a past stage', () => {
  it.each(TOLD)('%s, of which nothing more is said, is no outcome', (kind) => {
    expect([kind, told([row(kind)])]).toEqual([kind, BARE[kind]]);
  });

  it.each<[string, readonly PastStage[], unknown, object?]>([
    ['an outcome nobody knows is none', [row('inspect', { result: 'failed' })], 'unknown-outcome'],
    ['nor is that of another stage', [row('inspect', { verdict: 'accept' })], 'no-such-outcome'],
    ['nor one where there is none', [row('arrive', { result: 'pass' })], 'no-such-outcome'],
    ['a word of the language is no code', [row('repair', { result: 'toString' })], 'unknown-outcome'],
    ['of parts each says it', [row('inspect', { line: 1, qty: '8', result: 'pass' }), row('inspect', { line: 1, qty: '2' })], 'no-outcome'],
    ['the payload may say it', [row('first_article', { payload: { ok: false } })], { ok: false }],
    ['but all of it', [row('reinspect', { payload: { pass: '4' } })], 'no-outcome'],
    ['inspected: all failed', [row('inspect', { result: 'fail' })], { method: 'normal', lines: [{ line: 1, sample: '10', passed: '0', failed: '10' }] }],
    ['inspected: parts', [row('inspect', { line: 1, qty: '3', result: 'pass' }), row('inspect', { line: 1, qty: '2', result: 'fail' })], { method: 'normal', lines: [{ line: 1, sample: '5', passed: '3', failed: '2' }] }],
    ['tested', [row('unit_test', { result: 'fail' })], { pass: '0', fail: '10' }],
    ['all that was asked is met', [row('eligibility', { result: 'pass' })], { checks: { papers: true, fresh: true } }],
    ['which of two is not met, nobody knows', [row('eligibility', { result: 'fail' })], 'missing: checks'],
    ['the one is not met', [row('eligibility', { result: 'fail' })], { checks: { fresh: false } }, { openChecks: [MENU.openChecks[1]] }],
    ['the one remedy allowed', [row('dispose', { goods: 'SCRAP' })], { lines: [{ line: 1, portions: [{ qty: '10', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' }] }] }],
    ['of several remedies none', [row('dispose', { goods: 'RESTOCK' })], 'missing: lines.0.portions.0.remedy'],
    ['who pays the way is what the task said', [row('instruct', { no: 'XT-1' })], { addressCode: 'WH-1', freightPayer: 'customer', forms: [{ code: 'list', no: 'XT-1' }, { code: 'slip', no: 'XT-1' }] }, { ...MENU, form: FORM }],
    ['the way of a payment', [row('refund_paid', { result: 'bank', no: 'V-1' })], { amount: 1_000, routeCode: 'bank', voucherNo: 'V-1' }],
    ['the one way of a payment', [row('refund_paid', { no: 'V-1' })], { amount: 1_000, routeCode: 'original', voucherNo: 'V-1' }, { amount: 1_000, routes: ['original'] }],
    ['how it was booked nobody knows', [row('post', { no: 'V-1' })], { net: 1_000, methodCode: 'before-guitu', voucherNo: 'V-1' }],
    ['work on site has a cost', [row('onsite_done', { result: 'pass' })], 'missing: cost'],
    ['what came is what was counted', [row('receive', { line: 1, qty: '9' })], { lines: [{ line: 1, received: '9' }], documents: ['list'], signedBy: ['e-old'] }],
    ['held as asked', [row('hold', { place: 'A1' })], { placeCode: 'A1', label: '待检', lines: ALL }],
    ['an order is as urgent as it was asked', [row('order', { no: 'MO-1' })], { orderNo: 'MO-1', qty: '10', priority: true }],
    ['a form’s fields: what the line says, else that nobody kept it', [row('receive', { line: 1, qty: '9' })], { lines: [{ line: 1, received: '9', fields: { receivedQty: '9', item: 'P', look: 'before-guitu' } }], documents: [], signedBy: ['e-old'] }, { fields: ['receivedQty', 'item', 'look'] }],
    ['a form has a number', [row('duty', {})], 'missing: formNo', { duty: 'slip', form: FORM }],
    ['repaired with all that was required of it', [row('repair', { result: 'done' })], { qtyDone: '10', qtyUnrepairable: '0', hours: 0, material: [], requires: { tested: true } }, { requires: ['tested'] }],
  ])('%s', (_what, rows, expected, ...[menu]) => {
    expect(told(rows, menu)).toEqual(expected);
  });
});
