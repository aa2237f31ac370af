/** AS-18, other houses: no batch number, no acceptance (S003-02); who is told of a mismatch (S000-03, S002-01). */
import { describe, expect, it } from '@jest/globals';
import { at, bodies, PIECES, type ReturnRun } from '../return-run.fixture.js';
import { counted, fulfils, given, signs, tries } from './scenario.fixture.js';
import { onItsWay } from './paint.fixture.js';

const toldOf = (run: ReturnRun, name: string): string[] => bodies(run.effects, 'notice-requested').filter(({ text }) => text === name).flatMap(({ to }) => to.map(({ role }) => role));

describe('AS-18 papers and mismatch elsewhere', () => {
  it('AS-18 · R06 §4.4 refuse after receipt, S003-02: a delivery note without batch number is not accepted, the goods go back and 业务部 is called', () => {
    const run = given('S003-02@1', at('01 09:00'), { attrs: { reason: 'function' } });
    fulfils(run, 'announce', at('01 09:30'));
    run.does('instruct', at('01 10:00'), { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'TH-1' }] });
    run.does('arrive', at('03 10:00'), { packages: 1, packagingBroken: false });
    run.does('receive', at('03 10:30'), counted('12', { documents: ['slip'] }, { fields: { itemNo: 'P-40', defect: 'noise' } }));
    expect(run.goods()).toEqual({ RETURN_TO_CUSTOMER: 12 });
    expect(toldOf(run, 'not_accepted')).toEqual(['sales']);
  });

  it('AS-18 · S000-03: a mismatch is told to 事业部, which decides about it', () => {
    const run = onItsWay();
    const line = (no: number, received: string) => ({ line: no, received, fields: { batchNo: `B${no}` }, attrs: { container: 'full', shelfUsed: 2000 } });
    run.does('receive', at('03 10:00'), { lines: [line(1, '9'), line(2, '4'), line(3, '2')], documents: ['list', 'report'], signedBy: [] });
    expect([toldOf(run, 'quantity_mismatch'), run.task('discrepancy').owner.role, run.task('discrepancy').lines]).toMatchObject([['bu'], 'bu', [{ line: 1, qty: '1' }]]);
  });

  it('AS-18 · S002-01: a receipt without photos is refused; a mismatch goes to 客服', () => {
    const run = given('S002-01@1', at('05 09:00'), { lines: [{ ...PIECES, qty: '2', unitPrice: 10_000, receiptDate: '2025-03-03' }], attrs: { reason: 'personal', requestType: 'return', orderState: 'confirmed', channel: 'online' }, more: { forms: ['request'] } });
    run.does('eligibility', at('05 09:10'), { checks: { honest: true } });
    for (const level of [1, 3]) run.does('review', at(`05 1${level}:00`), signs('return', level), { staff: `e-level-${level}` });
    run.does('instruct', at('05 15:00'), { addressCode: 'WH', freightPayer: run.task('instruct').menu.freight?.payer, forms: [] });
    run.does('arrive', at('07 09:00'), { packages: 1, packagingBroken: false });
    const found = { attrs: { resaleable: true, passed: true } };
    expect(tries(run, 'receive', at('07 09:10'), counted('1', {}, { ...found, fields: { look: 'ok' } }))).toEqual(['malformed']);
    expect(tries(run, 'receive', at('07 09:20'), counted('1', {}, { ...found, fields: { look: 'ok', photos: 'P-1' } }))).toBe('applied');
    expect([toldOf(run, 'quantity_mismatch'), run.task('discrepancy').owner.role]).toEqual([['cs'], 'cs']);
  });
});
