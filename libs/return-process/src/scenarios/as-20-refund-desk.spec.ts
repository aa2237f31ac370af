/**
 * AS-20: the refund desk (S000-12, S000-18) and the emergency switch (S002-05), as far as a return plays a part. The inquiry
 * (b) and the monthly report are workflows of their own and tell the return nothing.
 */
import { describe, expect, it } from '@jest/globals';
import { at, bodies, type ReturnRun } from '../return-run.fixture.js';
import { anomalies, askedOf, counted, given, notices, rungsOf, signs, tries } from './scenario.fixture.js';

const PORTAL = { forms: ['portal'] };
/** 88.00 were charged twice. */
const doubleCharge = () => given('S000-12@1', at('03 09:00'), { lines: [{ item: 'ORDER-88', qty: '1', unit: 'pcs', unitPrice: 8_800, attrs: { lineAmount: 8_800 } }], attrs: { reason: 'duplicate_charge', requestType: 'refund', docsComplete: true }, more: PORTAL });

describe('AS-20 refund desk', () => {
  it('AS-20 · R29 K18 §4.4 no-goods refund execution: a double charge of 88.00: no goods stage, 88.00 by the original route, voucher to the customer', () => {
    const run = doubleCharge();
    run.does('review', at('03 10:00'), signs('return', 1), { staff: 'e-cs' });
    expect(run.steps()).toEqual(['post']);
    run.does('post', at('03 11:00'), { net: 8_800, methodCode: 'original', voucherNo: 'V-1' });
    expect(run.task('pay').menu).toMatchObject({ amount: 8_800, routes: ['original'] });
    expect(tries(run, 'refund_paid', at('03 11:30'), { amount: 8_801, routeCode: 'original', voucherNo: 'P-0' })).not.toBe('applied');
    run.does('refund_paid', at('03 12:00'), { amount: 8_800, routeCode: 'original', voucherNo: 'P-1' });
    expect([run.state.settlement?.paid, notices(run).includes('refund_paid')]).toEqual([8_800, true]);
    expect(run.state.scopes.some(({ steps }) => Object.keys(steps).some((key) => ['instruct', 'transport', 'receive'].includes(key) && steps[key]?.s === 'done'))).toBe(false);
    expect(anomalies(run)).toEqual(['amount_excess']);
  });

  it('AS-20 · R28 K16: paid 88.00 of the list price 100.00 with 12.00 discount: 88.00 are refundable', () => {
    const run = given('S000-12@1', at('03 09:00'), { lines: [{ item: 'ORDER-88', qty: '1', unit: 'pcs', unitPrice: 10_000, attrs: { lineAmount: 8_800 } }], attrs: { reason: 'duplicate_charge', requestType: 'refund', docsComplete: true }, more: PORTAL });
    run.does('review', at('03 10:00'), signs('return', 1), { staff: 'e-cs' });
    expect(bodies(run.effects, 'amount-proposed')).toMatchObject([{ gross: 10_000, deductions: [{ code: 'discount', amount: 1_200 }], net: 8_800 }]);
  });

  it('AS-20 · §4.4 appeal: refused, the customer may appeal, which reopens the review; granted, it is paid', () => {
    const run = doubleCharge();
    run.does('review', at('03 10:00'), { ...signs('return', 1, 'reject'), reasonCode: 'not_found' }, { staff: 'e-cs' });
    expect([run.state.closedAt, run.tasks().find(({ menu }) => menu.about === 'appeal')?.owner.role]).toEqual([null, 'cs']);
    run.does('appeal', at('04 09:00'), { groundsCode: 'bank_statement' }, { task: null });
    expect(askedOf(run, 'exception')).toEqual(['csHead']);
    run.does('exception', at('04 10:00'), signs('exception', 1), { staff: 'e-cshead' });
    expect(run.task('post').menu.amount).toBe(8_800);
  });

  it('AS-20 · §4.4 appeal: nobody appeals within seven days: it stays refused', () => {
    const run = doubleCharge();
    run.does('review', at('03 10:00'), { ...signs('return', 1, 'reject'), reasonCode: 'not_found' }, { staff: 'e-cs' });
    run.tick(at('10 09:59'));
    expect(run.state.result).toBeNull();
    run.tick(at('10 10:01'));
    expect([run.state.result, run.state.settlement?.posted ?? 0]).toEqual(['rejected', 0]);
  });
});

describe('AS-20 system failure 10:00–12:00', () => {
  const failing = (): ReturnRun => {
    const run = given('headline@1', at('03 09:00'), {});
    run.does('review', at('03 09:10'), signs('return', 1), { staff: 'e-head' });
    run.does('instruct', at('03 09:15'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] });
    run.does('arrive', at('03 09:20'), { packages: 1, packagingBroken: false });
    run.does('receive', at('03 09:30'), counted('12', { documents: ['slip'] }));
    run.does('pause', at('03 10:00'), { reasonCode: 'emergency', until: at('03 12:00') }, { task: null });
    return run;
  };

  it('AS-20 · P01 §4.4 emergency: the switch says flag: limits run on, a breach inside the window is marked and counts in no figure', () => {
    const run = failing();
    run.tick(at('03 10:31'));
    const [breach] = bodies(run.effects, 'rung-reached').filter(({ action, sla }) => action === 'breach' && sla === 'arrival_notify');
    expect(breach).toMatchObject({ rungAt: at('03 10:30') });
    expect(run.state.emergencies).toEqual([{ from: at('03 10:00'), to: null }]);
  });

  it('AS-20 · P01: a paper entry of 10:20 that is entered at 12:30 counts from its real time: the notice was in time', () => {
    const run = failing();
    run.tick(at('03 10:31'));
    run.does('resume', at('03 12:00'), { reasonCode: 'restored' }, { task: null });
    run.does('arrival_notice', at('03 12:30'), { areaCode: 'RETURN', label: '退货待判' }, { performed: at('03 10:20') });
    expect([run.clock('arrival_notify').state, run.clock('arrival_notify').metAt, run.status().breaches]).toEqual(['met', at('03 10:20'), []]);
    expect(rungsOf(run, 'arrival_notify').filter(([action]) => action === 'escalate').length).toBeGreaterThan(0);
  });
});
