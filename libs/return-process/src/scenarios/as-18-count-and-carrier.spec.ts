/** AS-18 (S001-12): 100 pieces on the list, 96 counted on Monday 3 March 10:00; broken packaging is the carrier's; shortages told in time are supplied. */
import { describe, expect, it } from '@jest/globals';
import { at, bodies, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, given, notices, rungsOf, signs, tries } from './scenario.fixture.js';

const CLOTH = { ...PIECES, item: 'CLOTH-7', qty: '100' };
const SIGNERS = ['keeper', 'cs', 'whHead', 'manager'];
const FIELDS = { fields: { itemNo: 'CLOTH-7', colourNo: '12', packages: '4' } };

function arriving(packagingBroken: boolean): ReturnRun {
  const run = given('S001-12@1', at('01 09:00'), { lines: [CLOTH], attrs: { reason: 'surplus', requestType: 'exchange' }, more: { forms: ['list'] } });
  run.does('instruct', at('01 10:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [{ code: 'waybill', no: 'TY-1' }] });
  run.does('arrive', at('03 10:00'), { packages: 4, packagingBroken });
  return run;
}
const count = (run: ReturnRun, when: string, received: string, packagingBroken = false) =>
  tries(run, 'receive', at(when), counted(received, { documents: ['list', 'waybill'], signedRoles: ['cs'], attrs: { packagingBroken } }, FIELDS));
/** Counted twice, 96 both times. */
function short(packagingBroken = false): ReturnRun {
  const run = arriving(packagingBroken);
  count(run, '03 10:30', '96', packagingBroken);
  count(run, '03 11:00', '96', packagingBroken);
  return run;
}
const decision = (result: string, signedBy: readonly string[] = SIGNERS) => ({ lines: [{ line: 1, qty: '4', result }], reasonCode: 'counted', signedBy });

describe('AS-18 count, shortage, carrier (S001-12)', () => {
  it('AS-18 · T23: counted together on the day they come; 96 of 100: the count is repeated before anybody decides', () => {
    const run = arriving(false);
    expect(run.task('receive')).toMatchObject({ dueAt: at('04 00:00'), menu: { signers: ['cs'] } });
    count(run, '03 10:30', '96');
    expect([run.task('receive').round, run.task('receive').lines[0]?.qty, run.steps().includes('discrepancy')]).toEqual([2, '100', false]);
    count(run, '03 11:00', '96');
    expect(run.task('discrepancy').lines).toMatchObject([{ qty: '4' }]);
  });

  it('AS-18 · K20: 4 missing: the customer is told, four sign, and the customer signs anew before it goes on', () => {
    const run = short();
    const told = bodies(run.effects, 'notice-requested').find(({ text }) => text === 'count_differs');
    expect([told?.counterparty, told?.to.map(({ role }) => role)]).toEqual(['customer', ['cs', 'whHead', 'manager']]);
    expect(tries(run, 'discrepancy', at('03 11:30'), decision('accept', ['keeper', 'cs', 'manager']))).toEqual(['unsigned']);
    expect(tries(run, 'discrepancy', at('03 11:40'), decision('accept'))).toBe('applied');
    expect([run.steps().includes('notify'), run.tasks().find(({ menu }) => menu.about === 'recount')?.owner.role]).toEqual([false, 'cs']);
    run.does('customer_reply', at('03 14:00'), { about: 'recount', answer: 'accept' });
    expect([run.goods(), askedOf(run, 'notify')]).toEqual([{ undecided: 96, NOT_SENT: 4 }, ['keeper']]);
  });

  it('AS-18 · R37 R36 T24: packaging broken: the carrier signs, the freight is withheld, the claim is due on Tuesday 10:00', () => {
    const run = short(true);
    expect([askedOf(run, 'duty.carrierPaper'), askedOf(run, 'duty.withhold'), askedOf(run, 'duty.claim')]).toEqual([['keeper'], ['logi'], ['logi']]);
    expect(run.task('duty.claim').dueAt).toBe(at('04 10:00'));
    run.tick(at('04 09:59'));
    expect(rungsOf(run, 'carrier_claim').filter(([action]) => action !== 'remind')).toEqual([]);
    run.tick(at('04 10:01'));
    expect(rungsOf(run, 'carrier_claim').filter(([action]) => action !== 'remind')).toEqual([['breach', 'logi', at('04 10:00')], ['escalate', 'whHead', at('04 10:00')]]);
  });

  it('AS-18 · R36 §4.4 carrier claim: what the carrier lost is claimed from him; intact packaging gives no claim', () => {
    const run = short(true);
    expect(run.task('discrepancy').menu.results).toContain('carrier_claim');
    run.does('discrepancy', at('03 12:00'), decision('carrier_claim'));
    run.does('customer_reply', at('03 14:00'), { about: 'recount', answer: 'accept' });
    expect(run.state.links).toMatchObject([{ kind: 'carrierClaim', lines: [{ line: 1, qty: 4 }] }]);
    expect([short().task('discrepancy').menu.results?.includes('carrier_claim'), short().steps().includes('duty.claim')]).toEqual([false, false]);
  });
});

describe('AS-18 goods that were missing at the customer’s (S001-12)', () => {
  const reported = (when: string) => given('S001-12@1', at(when), { lines: [{ ...CLOTH, qty: '3', receiptDate: '2025-03-03' }], attrs: { requestType: 'shortage' }, more: { forms: ['list'] } });

  it('AS-18 · T22 K01: told within 2 days of receipt it is checked by 物流部, no goods travel, and it is supplied', () => {
    const run = reported('05 23:59');
    for (const [level, role] of [[1, 'keeper'], [2, 'whHead']] as const) {
      expect(askedOf(run, 'approve')).toEqual([role]);
      run.does('review', at(`06 0${level}:00`), signs('return', level), { staff: `e-${level}` });
    }
    expect(run.steps()).toEqual(['dispose']);
    run.does('dispose', at('06 09:00'), { lines: [{ line: 1, portions: [{ qty: '3', goods: 'NO_GOODS', remedy: 'SHORTAGE_MAKE_UP' }] }] });
    run.does('supply_order', at('06 10:00'), { formNo: 'BH-1', qty: '3' });
    run.does('ship', at('06 11:00'), { qty: '3', waybillRef: 'WB-1' });
    expect([run.state.result, anomalies(run)]).toEqual(['completed', []]);
  });

  it('AS-18 · T22: on day 3 it is refused', () => {
    const run = reported('06 00:00');
    expect([run.state.result, notices(run)]).toEqual(['rejected', ['return_rejected']]);
  });
});
