/** AS-11's path under the procedures without a number of their own (procedures.md §5.1): their gates and outcomes. */
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../policy/resolve.js';
import { at, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { allowed, askedOf, counted, given, notices, signs } from './scenario.fixture.js';

const GOODS = { ...PIECES, qty: '2', unitPrice: 10_000, shipDate: '2025-02-28', receiptDate: '2025-03-03', warrantyMonths: 12 };
const asks = (profile: ProfileRef, attrs: object, forms: readonly string[] = []) => given(profile, at('05 09:00'), { lines: [GOODS], attrs: { reason: 'personal', docsComplete: true, ...attrs }, more: { forms } });
/** The open checks are answered with yes, the chain agrees, the goods come; what was found of them. */
function received(run: ReturnRun, found: object): ReturnRun {
  if (run.steps().includes('eligible')) run.does('eligibility', at('05 09:10'), { checks: Object.fromEntries((run.task('eligible').menu.openChecks ?? []).map(({ code }) => [code, true])) });
  while (run.steps().includes('approve')) {
    const { level } = run.task('approve');
    run.does('review', at(`05 1${level}:00`), signs('return', level), { staff: `e-level-${level}` });
  }
  run.does('instruct', at('05 15:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [{ code: 'label', no: 'BQ-1' }] });
  run.does('arrive', at('07 09:00'), { packages: 1, packagingBroken: false });
  run.does('receive', at('07 10:00'), counted('2', {}, { fields: { look: 'ok' }, attrs: found }));
  return run;
}
const judged = (goods: string, remedy: string) => ({ lines: [{ line: 1, portions: [{ qty: '2', goods, remedy }] }] });

describe('AS-11 retail path of procedures without a number of their own', () => {
  it('AS-11 · K03 S000-10: 审核部门 first, then senior management, and nothing goes out before both agreed', () => {
    const run = asks('S000-10@1', { photo: 'clear', requestType: 'return' }, ['request']);
    expect(askedOf(run, 'approve')).toEqual(['reviewer']);
    run.does('review', at('05 10:00'), signs('return', 1), { staff: 'e-reviewer' });
    expect([askedOf(run, 'approve'), run.steps().includes('instruct')]).toEqual([['executive'], false]);
    run.does('review', at('05 11:00'), signs('return', 2), { staff: 'e-executive' });
    expect([run.steps(), notices(run)]).toEqual([['instruct'], ['return_accepted']]);
  });

  it('AS-11 · S000-09 §4.4 supplier claim: what cannot be sold may go back to the supplier, which is a claim of its own; the buyer has his refund', () => {
    const run = received(asks('S000-09@1', { requestType: 'return' }), { resaleable: false });
    expect(allowed(run).toSorted()).toEqual(['RETURN_TO_SUPPLIER', 'REWORK', 'SCRAP']);
    run.does('dispose', at('07 11:00'), judged('RETURN_TO_SUPPLIER', 'REFUND_FULL'));
    expect(run.task('toSupplier').owner.role).toBe('buyer');
    run.does('to_supplier', at('07 12:00'), { qty: '2', claimId: 'SC-1' });
    expect(run.state.links.map(({ kind }) => kind)).toEqual(['supplierClaim']);
    expect(run.task('post').menu.amount).toBe(20_000);
  });

  it('AS-11 · K17 S001-13: the customer chooses store credit: it is booked and nothing is paid out', () => {
    const run = received(asks('S001-13@1', { requestType: 'return', reason: 'function' }), { warranty: 'in', passed: true, resaleable: true });
    expect([...(run.task('propose').menu.choices ?? [])].toSorted()).toEqual(['EXCHANGE', 'REFUND_FULL', 'STORE_CREDIT']);
    run.does('customer_reply', at('07 11:00'), { about: 'propose', answer: 'accept', choice: 'STORE_CREDIT' });
    run.does('post', at('07 12:00'), { net: 20_000, methodCode: 'credit', voucherNo: 'V-1' });
    expect([run.state.settlement?.posted, run.steps().includes('pay')]).toEqual([20_000, false]);
  });

  it('AS-20 · R29 S000-16: the refund desk refunds what was agreed by the original route; refused, the customer hears it', () => {
    const desk = () => {
      const run = asks('S000-16@1', { requestType: 'refund', reason: 'duplicate_charge' }, ['request']);
      run.does('eligibility', at('05 09:10'), { checks: { truth: true } });
      return run;
    };
    const run = desk();
    run.does('review', at('05 10:00'), signs('return', 1), { staff: 'e-cs' });
    run.does('post', at('05 11:00'), { net: 20_000, methodCode: 'original', voucherNo: 'V-1' });
    expect(run.task('pay').menu).toMatchObject({ amount: 20_000, routes: ['original'] });
    const refused = desk();
    refused.does('review', at('05 10:00'), signs('return', 1, 'reject'), { staff: 'e-cs' });
    expect([refused.state.result, notices(refused)]).toEqual(['rejected', ['return_rejected']]);
  });
});
