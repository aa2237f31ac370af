import { describe, expect, it } from '@jest/globals';
import type { LineAttrs } from '../../policy/attributes.js';
import { row, table } from '../../policy/profiles/notation.js';
import { profile } from '../../return-run.fixture.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { freightOf } from '../inbound/way-home.rules.js';
import { freightCredit, type FreightBill } from './freight.rules.js';

const under = (freight: ResolvedProfile['freight']): ResolvedProfile => ({ ...profile('factory@1'), freight });
const PAINT = under(table({ payer: 'company' }, row({ reasonGroup: { notIn: ['quality', 'transit'] } }, { payer: 'customer' }, 'S000-03 (R09)')));
const DISCOUNT_FIRST = under(table({ payer: 'company' }, row({ reasonGroup: 'quality', customerSharesFreight: true }, { payer: 'half' }, '§1.4 (R34)')));
const SHOES = under(table({ payer: 'open', prepaid: 'customer' }, row({ deadlock: true }, { payer: 'one_trip_each' }, 'S001-07 (R35)'), row({ photo: 'clear', fault: 'own' }, { payer: 'company' }, 'S001-07'), row({ fault: 'customer' }, { payer: 'customer' }, 'S001-16 (R36)')));
/** 15.01 there, paid by the customer; 12.00 back, paid by the house */
const BILLS: FreightBill[] = [{ amount: 1501, paidBy: 'customer' }, { amount: 1200, paidBy: 'company' }];
const credit = (policy: ResolvedProfile, attrs: Partial<LineAttrs>): number => freightCredit(policy, [attrs], BILLS).result;

describe('freight', () => {
  it('R09: not the house’s fault, the customer bears all of it; otherwise what he paid comes back', () => {
    expect(credit(PAINT, { reasonGroup: 'non_quality' })).toBe(-1200);
    expect(credit(PAINT, { reasonGroup: 'quality' })).toBe(1501);
    expect(freightOf(PAINT, [{ reasonGroup: 'personal' }])).toEqual({ payer: 'customer', clause: 'S000-03 (R09)' });
  });
  it('R34: half and half for quality, the house bears the odd Fen; otherwise the company', () => {
    // half of 27.01 is 13.50; he paid 15.01
    expect(credit(DISCOUNT_FIRST, { reasonGroup: 'quality', customerSharesFreight: true })).toBe(151);
    expect(credit(DISCOUNT_FIRST, { reasonGroup: 'non_quality', customerSharesFreight: true })).toBe(1501);
  });
  it('R35: in deadlock each pays one trip; an unclear photo leaves it open and the buyer prepays', () => {
    expect(credit(SHOES, { deadlock: true })).toBe(0);
    expect(freightOf(SHOES, [{ photo: 'unclear' }])).toEqual({ payer: 'open', prepaid: 'customer', clause: 'house' });
    expect(credit(SHOES, { photo: 'unclear' })).toBe(0);
    // found to be the house's fault after receipt: the buyer gets his trip back
    expect(credit(SHOES, { photo: 'clear', fault: 'own' })).toBe(1501);
  });
  it('R36: the buyer’s cause, the buyer pays', () => expect(credit(SHOES, { fault: 'customer' })).toBe(-1200));
  it('names who bears it, by which clause, and of what', () => {
    expect(freightCredit(PAINT, [{ reasonGroup: 'non_quality' }], BILLS)).toEqual({
      rule: 'freight', clause: 'S000-03 (R09)', policy: 'factory@1', inputs: { payer: 'customer', total: 2701, byCustomer: 1501, share: 2701 }, result: -1200, because: [],
    });
  });
});
