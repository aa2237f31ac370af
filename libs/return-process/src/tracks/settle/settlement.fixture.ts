/** A small house with finance, for specs of 结算: goods judged on arrival, credited by the policy at hand. */
import type { Patch } from '../../policy/types.js';
import { FINANCE_ROLES } from '../../policy/profiles/finance-roles.js';
import { chain, table } from '../../policy/profiles/notation.js';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../../return-run.fixture.js';

export type Settlement = NonNullable<Patch['settlement']>;

/** Ten pieces at 200.00 in one line; more lines or other attributes where a spec needs them. */
export function settling(settlement: Settlement, more: Partial<Patch> = {}, attrs: object = {}, lines: readonly object[] = [{ ...PIECES, qty: '10', unitPrice: 20_000 }]): ReturnRun {
  const patch: Patch = {
    key: 'settling', version: 1, extends: 'factory@1', roles: FINANCE_ROLES, inspection: { mode: 'none' }, receipt: { notify: null },
    outcomes: { goods: ['SCRAP', 'RESTOCK', 'RETURN_TO_CUSTOMER'], remedies: ['RECEIVABLE_OFFSET', 'REFUND_FULL', 'STORE_CREDIT', 'REPLENISH', 'NONE'] },
    disposition: { remedies: table(['RECEIVABLE_OFFSET', 'REFUND_FULL', 'STORE_CREDIT', 'REPLENISH', 'NONE']) }, ...more,
    approvals: { return: null, scrap: null, settlement: chain('previous', ['vp', 'S000-03 §6 (R21)']), ...more.approvals },
    settlement: { on: {}, trigger: 'dispose', audit: 'fin', post: 'fin', tell: 'fin', adjust: { by: 'fin' }, route: table('offset'), ...settlement },
  };
  return new ReturnRun(contextUnder(patch), at('03 09:00'), registration(lines, attrs));
}

/** The goods come, so many of them as announced or counted, and are judged. */
export function judged(run: ReturnRun, portions: readonly object[], received = '10'): ReturnRun {
  come(run, received);
  run.does('dispose', at('04 10:00'), { lines: [{ line: 1, portions }] });
  return run;
}
export function come(run: ReturnRun, received = '10'): ReturnRun {
  run.does('instruct', at('03 10:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
  run.does('receive', at('04 09:00'), { lines: [{ line: 1, received }], documents: [], signedBy: [] });
  return run;
}
export const OFFSET = { qty: '10', goods: 'SCRAP', remedy: 'RECEIVABLE_OFFSET' };

export const audited = (net: number, more: object = {}) => ({ verdict: 'accept', net, differences: [], ...more });
export const signed = (verdict: 'accept' | 'reject' = 'accept', level = 1) => ({ gate: 'settlement', level, verdict });
export const posted = (net: number) => ({ net, methodCode: 'offset', voucherNo: 'V-1' });
export const paid = (amount: number, routeCode = 'original', more: object = {}) => ({ amount, routeCode, voucherNo: 'P-1', ...more });
export const anomaliesOf = (run: ReturnRun): string[] => run.state.anomalies.map(({ kind }) => kind);
export const scrapAll = (run: ReturnRun): void => {
  run.does('scrap_request', at('05 08:00'), { qty: '10', formNo: 'BF', reasonCode: 'broken' });
  run.does('scrap', at('05 09:00'), { qty: '10' });
};
