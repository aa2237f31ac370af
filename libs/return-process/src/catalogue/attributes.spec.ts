import { describe, expect, it } from '@jest/globals';
import { at, contextUnder, PIECES, registration, ReturnRun } from '../return-run.fixture.js';
import { caseAttrs, lineAttrs, readAttrs } from './attributes.js';

describe('which fact may say what', () => {
  it('reads only what a fact of this kind may set, at this level, of the right type', () => {
    expect(readAttrs('register', 'case', { requestType: 'return', amount: 500, fraudSuspect: true, productClass: 'paint', quantityClass: 'batch' })).toEqual({ requestType: 'return', amount: 500 });
    expect(readAttrs('eligibility', 'case', { fraudSuspect: true, requestType: 'claim' })).toEqual({ fraudSuspect: true });
    expect(readAttrs('eligibility', 'line', { sealBroken: true, asNew: true })).toEqual({ sealBroken: true });
    expect(readAttrs('customer_reply', 'case', { customerSharesFreight: true, severity: 'minor' })).toEqual({ customerSharesFreight: true });
  });

  it('leaves unread what is not such a value', () => {
    expect(readAttrs('register', 'case', { requestType: 'gift', amount: 1.5, claim: 'yes', reason: 'a b', photo: null })).toEqual({});
    for (const odd of [null, 'x', 7, [1], undefined]) expect(readAttrs('register', 'case', odd)).toEqual({});
  });

  it('reads quantities as whole steps', () => {
    expect(readAttrs('totals', 'case', { dayModelQty: '60', dayTotalQty: '100', poolQty: '-1' })).toEqual({ dayModelQty: 60, dayTotalQty: 100 });
  });
});

describe('what follows from a registration', () => {
  const begin = (lines: object[], attrs: object = {}) => new ReturnRun(contextUnder({ key: 'a', version: 1, extends: 'factory@1' }), at('03 09:00'), registration(lines, attrs));
  const ofCase = ({ ctx, state }: ReturnRun) => caseAttrs(ctx.policy, state);

  it('quantity, reason group and, from the prices, the amount in Fen; an amount that was given stands', () => {
    const lines = [{ ...PIECES, qty: '30', unitPrice: 1_250 }, { ...PIECES, unit: 'kg', qty: '1.25', unitPrice: 1_001, attrs: { productClass: 'paint' } }];
    // 30 × 12.50 + 1.25 × 10.01 = 375.00 + 12.5125, half up
    expect(ofCase(begin(lines, { reason: 'function' }))).toMatchObject({ amount: 38_751, reasonGroup: 'quality' });
    expect(ofCase(begin(lines, { amount: 50_000 }))).toMatchObject({ amount: 50_000 });
    const run = begin(lines);
    expect(lineAttrs(run.ctx.policy, run.state, 2)).toMatchObject({ productClass: 'paint', lineAmount: 1_251 });
  });

  it('no amount while a line has no price, or one no book can carry', () => {
    expect(ofCase(begin([{ ...PIECES, unitPrice: 100 }, PIECES]))).not.toHaveProperty('amount');
    expect(ofCase(begin([{ ...PIECES, unitPrice: Number.MAX_SAFE_INTEGER }]))).not.toHaveProperty('amount');
  });
});
