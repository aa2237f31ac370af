/** AS-11, windows: goods delivered on Monday 3 March 2025, the day of receipt not counted. The last minute of a window is in it, the next is not. */
import { describe, expect, it } from '@jest/globals';
import type { ProfileRef } from '../policy/resolve.js';
import { at, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { askedOf, counted, given, notices, signs } from './scenario.fixture.js';

const DELIVERED = { ...PIECES, item: 'SHOE-42', qty: '1', unitPrice: 29_900, receiptDate: '2025-03-03', shipDate: '2025-03-01', warrantyMonths: 12 };
const asks = (profile: ProfileRef, when: string, attrs: object, forms: readonly string[] = []) => given(profile, at(when), { lines: [DELIVERED], attrs, more: { forms } });
const refused = ({ state }: ReturnRun): boolean => state.result === 'rejected' && state.tasks.length === 0;

describe('AS-11 windows of the shops', () => {
  it.each([
    ['personal', '10 23:59', false], ['personal', '11 00:00', true], ['appearance', '18 23:59', false], ['appearance', '19 00:00', true],
  ])('AS-11 · T26 K01 S001-19: %s asked on the %sth: refused %s', (reason, when, out) => {
    const run = asks('S001-19@1', when, { reason, requestType: 'return' });
    expect(refused(run)).toBe(out);
    expect(notices(run)).toEqual(out ? ['return_rejected'] : []);
    if (out) expect(run.state.intake.reasons).toContain('P02');
  });

  it('AS-11 · R01 T06 K02 S000-02: on 11 March nobody but the company lets it in', () => {
    const late = () => {
      const run = asks('S000-02@1', '11 09:00', { reason: 'personal', docsComplete: true });
      if (run.steps().includes('eligible')) run.does('eligibility', at('11 09:30'), { checks: { original: true, undamaged: true } });
      return run;
    };
    const run = late();
    expect([run.steps(), askedOf(run, 'exception')]).toEqual([['exception'], ['company']]);
    run.does('exception', at('11 10:00'), signs('exception', 1, 'reject'), { staff: 'e-company' });
    expect(refused(run)).toBe(true);
    const granted = late();
    granted.does('exception', at('11 10:00'), signs('exception', 1), { staff: 'e-company' });
    expect([granted.state.result, askedOf(granted, 'approve')]).toEqual([null, ['cs']]);
  });

  it.each([['12 23:59', false], ['13 00:00', true]])('AS-11 · T30 S003-04: seven working days end on Wednesday 12 March; asked on the %sth: refused %s', (when, out) => {
    expect(refused(asks('S003-04@1', when, { reason: 'size', docsComplete: true }, ['request']))).toBe(out);
  });

  it.each([['return', '10 23:59', 'in'], ['return', '11 00:00', 'late'], ['exchange', '18 23:59', 'in'], ['exchange', '19 00:00', 'late']])(
    'AS-11 · T32 S003-15 online: %s on the %sth is %s', (requestType, when, window) => {
      const run = asks('S003-15@1', when, { reason: 'personal', requestType, channel: 'online' }, ['list']);
      expect(run.state.lines[0]?.attrs['window']).toBe(window);
    });
});

describe('AS-11 no-reason returns of S001-19', () => {
  const accepted = () => {
    const run = asks('S001-19@1', '10 09:00', { reason: 'personal', requestType: 'return' });
    run.does('eligibility', at('10 09:30'), { checks: { unused: true, packaging: true } });
    run.does('instruct', at('10 10:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
    return run;
  };

  it.each([[{ unused: false, packaging: true }], [{ unused: true, packaging: false }]])('AS-11 · R03: told %j beforehand, it is refused', (checks) => {
    const run = asks('S001-19@1', '10 09:00', { reason: 'personal', requestType: 'return' });
    expect(run.steps()).toEqual(['eligible']);
    run.does('eligibility', at('10 09:30'), { checks });
    expect([refused(run), notices(run)]).toEqual([true, ['return_rejected']]);
  });

  it('AS-11 · T27 R29 K18: back on Friday 14 March, the refund is due by the end of Wednesday 19 March, by the original route', () => {
    const run = accepted();
    run.does('arrive', at('14 15:00'), { packages: 1, packagingBroken: false });
    run.does('receive', at('14 16:00'), counted('1', {}, { fields: { look: 'ok' }, attrs: { asNew: true, originalPack: true, resaleable: true, passed: true } }));
    run.does('post', at('17 09:00'), { net: 29_900, methodCode: 'original', voucherNo: 'V-1' });
    expect(run.task('pay')).toMatchObject({ dueAt: at('20 00:00'), owner: { role: 'fin' }, menu: { amount: 29_900, routes: ['original'] } });
    run.does('refund_paid', at('19 17:00'), { amount: 29_900, routeCode: 'original', voucherNo: 'P-1' });
    expect([run.clock('refund').state, run.goods()]).toEqual(['met', { RESTOCK: 1 }]);
    run.does('stock_in', at('20 09:00'), { qty: '1', storeCode: 'S1' });
    expect(run.state.result).toBe('completed');
  });

  it('AS-11 · R03 §4.4 refuse after receipt: opened goods go back to the buyer, without a refund', () => {
    const run = accepted();
    run.does('arrive', at('14 15:00'), { packages: 1, packagingBroken: false });
    run.does('receive', at('14 16:00'), counted('1', {}, { fields: { look: 'worn' }, attrs: { asNew: false, originalPack: true, resaleable: false, passed: false } }));
    expect(run.goods()).toEqual({ RETURN_TO_CUSTOMER: 1 });
    expect([run.state.settlement?.posted ?? 0, run.steps()]).toEqual([0, ['pack']]);
  });
});
