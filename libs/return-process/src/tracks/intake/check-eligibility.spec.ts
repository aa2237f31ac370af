import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../../policy/attributes.js';
import { FINANCE_ROLES } from '../../policy/profiles/finance-roles.js';
import { days, row, table } from '../../policy/profiles/notation.js';
import type { Patch, ResolvedProfile } from '../../policy/types.js';
import { at, bodies, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

type Window = ResolvedProfile['windows'][number]['then'];
const check = (zh: string, test: object) => ({ zh, en: zh, test, clause: 'S002-01' });
/** S002-01: order state, no suspicion of fraud; seven days from receipt for a confirmed order. */
const SHOP: Partial<Patch> = {
  windows: [row<LineAttrs, Window>({ orderState: 'confirmed' }, { span: days(7), from: 'receipt' }, 'S002-01')],
  eligibility: { by: 'cs', rule: { all: ['order', 'honest'] }, checks: { order: check('订单状态可退', { orderState: { in: ['not_shipped', 'in_transit', 'confirmed'] } }), honest: check('无恶意退货嫌疑', { fraudSuspect: false }) } },
  notifications: [{ on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'S002-01' }],
};
const begin = (opened: string, lines: object[], attrs: object = {}, more: Partial<Patch> = {}): ReturnRun =>
  new ReturnRun(contextUnder({ key: 'shop', version: 1, extends: 'factory@1', ...SHOP, ...more }), at(opened), registration(lines, attrs));
const one = { ...PIECES, qty: '4', receiptDate: '2025-03-03' };
const confirmed = { orderState: 'confirmed' };

describe('资格核对', () => {
  it('R08 R55: asks only for what nobody knows, and goes on when it is answered well', () => {
    const run = begin('05 09:00', [one], confirmed);
    expect(run.steps()).toEqual(['eligible']);
    expect(run.task('eligible').menu.openChecks).toEqual([{ code: 'honest', zh: '无恶意退货嫌疑', en: '无恶意退货嫌疑', clause: 'S002-01' }]);
    run.does('eligibility', at('05 10:00'), { checks: { honest: true } });
    expect(run.steps()).toEqual(['approve']);
    expect(run.task('approve').notes).toEqual([{ code: 'P02_in', zh: '第 1 行在申请期限内（至 2025-03-10）', en: 'Line 1 applied for in time (until 2025-03-10)' }]);
    expect(run.state.lines[0]?.attrs).toMatchObject({ window: 'in', late: false, warranty: 'none' });
  });

  it('R08: a suspicion that a person confirms refuses the return, with its reason, and tells it', () => {
    const run = begin('05 09:00', [one], confirmed);
    const effects = run.does('eligibility', at('05 10:00'), { checks: {}, attrs: { fraudSuspect: true } });
    expect([run.state.result, run.state.intake.reasons, run.goods()]).toEqual(['rejected', ['honest'], { NOT_SENT: 4 }]);
    expect(bodies(effects, 'notice-requested')).toMatchObject([{ text: 'return_rejected' }]);
  });

  it('keeps the task while answers are missing', () => {
    const run = begin('05 09:00', [one]);
    expect(run.task('eligible').menu.openChecks?.map(({ code }) => code)).toEqual(['order', 'honest']);
    run.does('eligibility', at('05 10:00'), { checks: { honest: true } });
    expect(run.task('eligible')).toMatchObject({ rev: 2, menu: { openChecks: [{ code: 'order' }] } });
  });

  it('asks for the day of receipt that the window runs from', () => {
    const run = begin('05 09:00', [{ ...PIECES, qty: '4' }], confirmed);
    run.does('eligibility', at('05 10:00'), { checks: { honest: true } });
    expect(run.task('eligible').menu.openChecks?.map(({ code }) => code)).toEqual(['P02']);
    run.does('eligibility', at('05 11:00'), { checks: { P02: false } });
    expect([run.state.result, run.state.intake.reasons]).toEqual(['rejected', ['P02']]);
  });
});

describe('what is refused by itself', () => {
  it('R01 T06: an application after the window ends at once, nobody is asked', () => {
    const run = begin('11 09:00', [one], { ...confirmed, }, { eligibility: { rule: null } });
    expect([run.state.result, run.state.intake.reasons, run.tasks()]).toEqual(['rejected', ['P02'], []]);
    expect(begin('10 20:00', [one], confirmed, { eligibility: { rule: null } }).steps()).toEqual(['approve']);
  });

  it('counts from when the complaint came, not from when it was written down', () => {
    const run = new ReturnRun(contextUnder({ key: 'shop', version: 1, extends: 'factory@1', ...SHOP, eligibility: { rule: null } }), at('11 09:00'), registration([one], confirmed, { complaintAt: at('10 17:00') }));
    expect(run.steps()).toEqual(['approve']);
  });

  it('one late line is refused, the other goes on', () => {
    const run = begin('11 09:00', [one, { ...PIECES, qty: '2', receiptDate: '2025-03-06' }], confirmed, { eligibility: { rule: null } });
    expect([run.goods(1), run.goods(2), run.state.ending]).toEqual([{ KEEP: 4 }, { undecided: 2 }, null]);
    expect(run.steps()).toEqual(['approve']);
  });

  it('leaves nobody with a task or a running limit when the return ends at once', () => {
    const run = begin('11 09:00', [one], confirmed, { eligibility: { rule: null }, contact: { on: true, by: 'cs' }, containment: { on: true, holds: [{ by: 'keeper', label: '暂停出货' }], release: 'qc' } });
    run.answer(at('11 09:05'));
    expect([run.state.result, run.tasks()]).toEqual(['rejected', []]);
  });
});

describe('特批 of a late application (P03, S000-02)', () => {
  const COMPANY: Partial<Patch> = { eligibility: { rule: null }, late: { then: 'exception' }, approvals: { exception: { mode: 'serial', empty: 'invalid', onReject: 'refuse', levels: [{ role: 'gm', clause: 'S000-02' }] } } };
  const decide = (run: ReturnRun, verdict: string) => run.does('exception', at('11 10:00'), { gate: 'exception', level: 1, verdict }, { staff: 'e-gm' });

  it('R01: the company may consent', () => {
    const run = begin('11 09:00', [one], confirmed, COMPANY);
    expect(run.steps()).toEqual(['exception']);
    expect(run.task('exception')).toMatchObject({ owner: { role: 'gm' }, notes: [{ code: 'P02_late', zh: '第 1 行超过申请期限（至 2025-03-10）' }] });
    decide(run, 'accept');
    expect([run.steps(), run.state.attrs]).toEqual([['approve'], confirmed]);
  });

  it('R01: and may refuse', () => {
    const run = begin('11 09:00', [one], confirmed, COMPANY);
    decide(run, 'reject');
    expect([run.state.result, run.state.intake.reasons]).toEqual(['rejected', ['P02']]);
  });

  it('is not asked in time', () => {
    expect(begin('10 09:00', [one], confirmed, COMPANY).steps()).toEqual(['approve']);
  });
});

describe('替代方案 (P03, K02, S002-01)', () => {
  const OFFER: Partial<Patch> = {
    eligibility: { rule: null }, late: { then: 'alternative' }, outcomes: { remedies: ['COUPON', 'EXCHANGE', 'REPLENISH', 'REPAIR_RETURN', 'NONE'] },
    ask: { alternative: { on: true, by: 'cs', timeout: { workdays: 3, until: 'day_end' }, onTimeout: 'deem_refused', clause: 'S002-01' } },
  };
  const answer = (run: ReturnRun, say: string, more: object = {}) => run.does('customer_reply', at('11 10:00'), { about: 'alternative', answer: say, ...more });

  it('is offered instead of a late return', () => {
    const run = begin('11 09:00', [one], confirmed, OFFER);
    expect(run.task('alternative').menu).toMatchObject({ answers: ['accept', 'refuse'], choices: ['COUPON', 'EXCHANGE'] });
    answer(run, 'accept', { choice: 'COUPON' });
    expect([run.state.result, run.goods(), run.status().lines[0]?.portions.map(({ remedy }) => remedy)]).toEqual(['alternative', { KEEP: 4 }, ['COUPON']]);
  });

  it('K02: an exchange he takes instead is ordered and shipped before the return ends', () => {
    const run = begin('11 09:00', [one], confirmed, OFFER);
    answer(run, 'accept', { choice: 'EXCHANGE' });
    expect([run.state.result, run.steps(), run.task('supplyOrder').lines]).toMatchObject([null, ['supplyOrder'], [{ qty: '4' }]]);
    run.does('supply_order', at('11 11:00'), { formNo: 'HH-1', qty: '4' });
    run.does('make', at('11 12:00'), { qty: '4' });
    run.does('ship', at('11 13:00'), { qty: '4', waybillRef: 'W' });
    expect([run.state.result, run.goods()]).toEqual(['alternative', { KEEP: 4 }]);
  });

  it('K02: a coupon he takes instead is credited before the return ends; without a word which, he gets what the policy names first', () => {
    const run = begin('11 09:00', [{ ...one, unitPrice: 50_00 }], confirmed, { ...OFFER, roles: FINANCE_ROLES, settlement: { on: {}, trigger: 'approve', post: 'fin', route: table('credit') } });
    answer(run, 'accept');
    expect([run.state.result, run.steps(), run.task('post').menu.amount]).toEqual([null, ['post'], 200_00]);
    run.does('post', at('11 11:00'), { net: 200_00, methodCode: 'coupon', voucherNo: 'C-1' });
    expect([run.state.result, run.state.settlement?.lines.map(({ remedy }) => remedy)]).toEqual(['alternative', ['COUPON']]);
  });

  it('K02: of several lines only the late one is settled by it, the other is returned', () => {
    const run = begin('11 09:00', [one, { ...one, item: 'VALVE-2', receiptDate: '2025-03-10' }], confirmed, OFFER);
    answer(run, 'accept', { choice: 'EXCHANGE' });
    expect([run.goods(1), run.goods(2), run.steps().sort()]).toEqual([{ KEEP: 4 }, { undecided: 4 }, ['approve', 'supplyOrder']]);
  });

  it('refused, or not answered, leaves the refusal', () => {
    const run = begin('11 09:00', [one], confirmed, OFFER);
    answer(run, 'refuse');
    expect(run.state.result).toBe('rejected');
    const silent = begin('11 09:00', [one], confirmed, OFFER);
    silent.tick(at('15 00:00') + 5_000);
    expect(silent.state.result).toBe('rejected');
  });
});
