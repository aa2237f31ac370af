import { describe, expect, it } from '@jest/globals';
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import { numbersOf } from './known-numbers.rules.js';

describe('numbers a fact tells', () => {
  it('are parcels, vouchers and papers, each once', () => {
    expect(numbersOf({ kind: 'arrive', payload: { packages: 1, waybillRef: 'sf1 2' } })).toEqual([{ number: 'SF12', kind: 'parcel' }]);
    expect(numbersOf({ kind: 'post', payload: { net: 1, voucherNo: 'V-8' } })).toEqual([{ number: 'V-8', kind: 'voucher' }]);
    expect(numbersOf({ kind: 'instruct', payload: { forms: [{ code: 'xiaotui', no: 'XT2026-000001' }, { code: 'slip', no: 'XT2026-000001' }] } })).toEqual([{ number: 'XT2026-000001', kind: 'paper' }]);
  });

  it.each([{}, { kind: 'arrive' }, { kind: 'arrive', payload: 'x' }, { kind: 'arrive', payload: { waybillRef: 7, forms: [null, {}] } }, { payload: { waybillRef: 'A' } }])('are none in %j', (body) => {
    expect(numbersOf(body)).toEqual([]);
  });

  it('are found whatever width and case they are typed in', () => expect(normalNumber(' ｒｔ２０２６－１ ')).toBe('RT2026-1'));
});
