import { describe, expect, it } from '@jest/globals';
import type { Patch } from '../../policy/types.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

const DISCOUNT: Partial<Patch> = {
  ask: { settleFirst: { on: true, by: 'sales', when: { severity: 'minor' }, timeout: { workdays: 3, until: 'day_end' }, onTimeout: 'deem_refused', clause: 'S001-08 §1.2' } },
  approvals: { discount: { mode: 'serial', empty: 'invalid', onReject: 'redecide', levels: [{ role: 'gm', clause: 'S001-08 §1.2' }] } }, outcomes: { remedies: ['DISCOUNT', 'REPAIR_RETURN', 'REPLENISH', 'NONE'] },
};
const begin = (more: Partial<Patch> = {}, attrs: object = { severity: 'minor' }): ReturnRun =>
  new ReturnRun(contextUnder({ key: 'first', version: 1, extends: 'factory@1', ...DISCOUNT, ...more }), at('03 09:00'), registration([{ ...PIECES, qty: '200' }], attrs));
const allow = (run: ReturnRun, verdict: string, when = '03 10:00') => run.does('discount_approval', at(when), { gate: 'discount', level: 1, verdict }, { staff: 'e-gm' });

describe('先行协商', () => {
  it('R38: a discount is approved, then offered, before anything is returned', () => {
    const run = begin();
    expect([run.steps(), run.task('discountApprove').owner.role]).toEqual([['discountApprove'], 'gm']);
    allow(run, 'accept');
    expect(run.steps()).toEqual(['settleFirst']);
    run.does('customer_reply', at('04 10:00'), { about: 'settleFirst', answer: 'accept' });
    expect([run.state.result, run.status().lines[0]?.portions]).toMatchObject(['completed', [{ qty: '200', goods: 'KEEP', remedy: 'DISCOUNT' }]]);
  });

  it('R38: refused by the customer, or not granted by the house, the return goes to the review', () => {
    const refused = begin();
    allow(refused, 'accept');
    refused.does('customer_reply', at('04 10:00'), { about: 'settleFirst', answer: 'refuse' });
    expect(refused.steps()).toEqual(['approve']);
    const denied = begin();
    allow(denied, 'reject');
    expect(denied.steps()).toEqual(['approve']);
  });

  it('each counter-proposal is approved anew', () => {
    const run = begin();
    allow(run, 'accept');
    run.does('customer_reply', at('04 10:00'), { about: 'settleFirst', answer: 'counter' });
    expect(run.task('discountApprove')).toMatchObject({ round: 2, openedAt: at('04 10:00') });
  });

  it('talked out of it without getting anything, the customer has kept the goods (撤回)', () => {
    const run = begin({ outcomes: { remedies: ['REPAIR_RETURN', 'REPLENISH', 'NONE'] } });
    allow(run, 'accept');
    run.does('customer_reply', at('04 10:00'), { about: 'settleFirst', answer: 'accept' });
    expect(run.state.result).toBe('withdrawn');
  });

  it('R38: a serious case is not haggled over', () => {
    expect(begin({}, { severity: 'serious' }).steps()).toEqual(['approve']);
  });
});

describe('现场核实 (§4.4 on-site branch)', () => {
  const ONSITE: Partial<Patch> = {
    ask: { settleFirst: { on: false } }, outcomes: { goods: ['REWORK', 'RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER', 'CONCESSION'] },
    onsite: { mode: 'required', by: 'sales', results: { concession: { goods: 'CONCESSION' }, back: { goods: 'RETURN' }, slow: { goods: 'REFUSED' } } },
    onsiteResults: { concession: { zh: '特采', en: 'Concession' }, back: { zh: '返货', en: 'Return' }, slow: { zh: '销售呆滞', en: 'Slow sale' } },
  };
  it('R38: AS-10: 80 of 200 are conceded without moving, 120 go on', () => {
    const run = begin(ONSITE, {});
    run.does('onsite', at('04 09:00'), { lines: [{ line: 1, qty: '80', result: 'concession' }, { line: 1, qty: '120', result: 'back' }], attrs: { customerDeducts: true } });
    expect([run.goods(), run.steps(), run.state.attrs]).toEqual([{ CONCESSION: 80, undecided: 120 }, ['approve'], { onsite: 'concession', customerDeducts: true }]);
    expect(run.task('approve').lines[0]?.qty).toBe('120');
  });

  it('R05: slow sale past shelf life is the customer’s own loss', () => {
    const run = begin(ONSITE, {});
    run.does('onsite', at('04 09:00'), { lines: [{ line: 1, qty: '200', result: 'slow' }] });
    expect([run.state.result, run.state.intake.reasons, run.goods()]).toEqual(['rejected', ['slow'], { KEEP: 200 }]);
  });

  it('R05: only the part with a quality fault is accepted', () => {
    const run = begin(ONSITE, {});
    run.does('onsite', at('04 09:00'), { lines: [{ line: 1, qty: '150', result: 'slow' }, { line: 1, qty: '50', result: 'back' }] });
    expect([run.goods(), run.steps()]).toEqual([{ KEEP: 150, undecided: 50 }, ['approve']]);
  });
});
