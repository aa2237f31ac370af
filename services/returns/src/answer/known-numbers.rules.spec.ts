import { describe, expect, it } from '@jest/globals';
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import { forgottenNumber, numbersOf } from './known-numbers.rules.js';

describe('numbers a fact tells', () => {
  it('are parcels, vouchers and papers, each once', () => {
    expect(numbersOf({ kind: 'arrive', payload: { packages: 1, waybillRef: 'sf1 2' } })).toEqual([{ number: 'SF12', kind: 'parcel' }]);
    expect(numbersOf({ kind: 'post', payload: { net: 1, voucherNo: 'V-8' } })).toEqual([{ number: 'V-8', kind: 'voucher' }]);
    expect(numbersOf({ kind: 'instruct', payload: { forms: [{ code: 'xiaotui', no: 'XT2026-000001' }, { code: 'slip', no: 'XT2026-000001' }] } })).toEqual([{ number: 'XT2026-000001', kind: 'paper' }]);
  });

  it('are complaints that the return belongs to, until it was the wrong one', () => {
    const link = (state: string, results: string[], kind: string = 'complaint') => ({ kind: 'link', payload: { kind, id: 'case/complaint', state, results, version: 1 } });
    expect([numbersOf(link('open', ['cp-7'])), numbersOf(link('done', ['CP-7', 'fixed'])), numbersOf(link('open', ['P-1'], 'pool'))]).toEqual([[{ number: 'CP-7', kind: 'complaint' }], [], []]);
    expect([forgottenNumber(link('lost', ['unlinked', 'CP-7'])), forgottenNumber(link('open', ['CP-7'])), forgottenNumber({ kind: 'arrive', payload: {} })]).toEqual([{ number: 'CP-7', kind: 'complaint' }, null, null]);
  });

  it.each([{}, { kind: 'arrive' }, { kind: 'arrive', payload: 'x' }, { kind: 'arrive', payload: { waybillRef: 7, forms: [null, {}] } }, { payload: { waybillRef: 'A' } }])('are none in %j', (body) => {
    expect(numbersOf(body)).toEqual([]);
  });

  it('are found whatever width and case they are typed in', () => expect(normalNumber(' ｒｔ２０２６－１ ')).toBe('RT2026-1'));
});
