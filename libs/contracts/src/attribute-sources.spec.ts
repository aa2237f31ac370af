import { describe, expect, it } from '@jest/globals';
import { ATTRIBUTE_SOURCES, maySet } from './attribute-sources.js';
import { attrsOf } from './facts/attributes.js';

describe('attributes and the facts that may set them', () => {
  it('lets the on-site result set the case attributes of its bracket in §4.1 and none of a line', () => {
    expect(Object.keys(attrsOf('onsite', 'case').shape).sort()).toEqual(['amount', 'cannotPay', 'claim', 'customerDeducts', 'majorChange']);
    expect(Object.keys(attrsOf('onsite', 'line').shape)).toEqual([]);
  });

  it('lets eligibility and receipt say what is a matter of a line there, not on the case', () => {
    expect(Object.keys(attrsOf('eligibility', 'line').shape).sort()).toEqual(['partsChanged', 'sealBroken', 'userDamage', 'warranty']);
    expect(Object.keys(attrsOf('eligibility', 'case').shape).sort()).toEqual(['customerSharesFreight', 'deadlock', 'fraudSuspect']);
    expect(attrsOf('receive', 'line').safeParse({ container: 'half', thickened: true, shelfUsed: 6_700 }).success).toBe(true);
    expect(attrsOf('receive', 'case').safeParse({ container: 'half' }).success).toBe(false);
  });

  it.each<[string, object]>([
    ['a value outside the list', { severity: 'very' }],
    ['money that is not whole Fen', { amount: 10.5 }],
    ['money as words', { amount: '1050' }],
    ['words for yes', { onsiteWanted: 'yes' }],
    ['a code with spaces', { reason: 'not as agreed' }],
    ['what another fact supplies', { photo: 'clear' }],
    ['what the process derives', { quantityClass: 'bulk' }],
  ])('refuses %s', (_what, attrs) => {
    expect(attrsOf('contact', 'case').safeParse(attrs).success).toBe(false);
  });

  it('knows no attribute by a name that every object has', () => {
    expect(maySet('register', 'case', 'toString')).toBe(false);
    expect(maySet('register', 'case', 'requestType')).toBe(true);
  });

  it('gives no row to what the process derives', () => {
    for (const derived of ['reasonGroup', 'qty', 'quantityClass', 'window', 'late', 'credit', 'settlementDelta', 'onsite', 'goods', 'remedy', 'round']) expect(ATTRIBUTE_SOURCES).not.toHaveProperty(derived);
  });
});
