import { describe, expect, it } from '@jest/globals';
import { row, table } from '../../policy/profiles/notation.js';
import type { ResolvedProfile } from '../../policy/types.js';
import { profile } from '../../return-run.fixture.js';
import { isPaidOut, paidRoutes, payoutRoute } from './payout-route.rules.js';

const FACTORY = profile('factory@1');
const OMNI: ResolvedProfile = { ...FACTORY, settlement: { ...FACTORY.settlement, route: table('original', row({ channel: 'store' }, 'cash', 'S002-01')) } };

describe('payout route', () => {
  it('R29: refunds go by the original route; in the store in cash', () => {
    expect(payoutRoute(OMNI, { channel: 'online' }, 'REFUND_FULL')).toEqual({ route: 'original', clause: 'house' });
    expect(payoutRoute(OMNI, { channel: 'store' }, 'REFUND_PARTIAL')).toEqual({ route: 'cash', clause: 'S002-01' });
  });
  it('R29: store credit, coupons and offsets never leave the house', () => {
    expect((['STORE_CREDIT', 'COUPON', 'RECEIVABLE_OFFSET', 'CUSTOMER_DEDUCTION'] as const).map((remedy) => payoutRoute(OMNI, {}, remedy).route)).toEqual(['credit', 'credit', 'offset', 'offset']);
    expect((['original', 'bank', 'cash', 'customer_choice', 'credit', 'offset'] as const).filter(isPaidOut)).toEqual(['original', 'bank', 'cash', 'customer_choice']);
  });
  it('R29: only the route of the policy, until it fails for good', () => {
    expect(paidRoutes('original', [])).toEqual(['original']);
    expect(paidRoutes('original', ['original'])).toEqual(['credit', 'bank', 'cash']);
    expect(paidRoutes('customer_choice', [])).toEqual(['original', 'credit', 'bank', 'cash']);
    expect(paidRoutes('bank', ['original', 'bank', 'cash', 'credit'])).toEqual(['credit']);
  });
});
