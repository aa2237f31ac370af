import { describe, expect, it } from '@jest/globals';
import { contactFaults } from './contact.rules.js';

describe('首次联系 (S000-04 §5.2)', () => {
  it('records what the customer confirmed', () => {
    expect(contactFaults({ resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true } })).toEqual([]);
    expect(contactFaults({ resultCode: 'not_reached', attrs: {} })).toEqual([]);
  });

  it('knows nothing new when nobody was reached', () => {
    expect(contactFaults({ resultCode: 'not_reached', attrs: { onsiteWanted: false } }).map((fault) => fault.path)).toEqual(['attrs']);
  });

  it.each([{ requestType: 'claim' as const }, { channel: 'store' as const }, { reason: 'other' }])('does not change what the registration fixed: %j', (attrs) => {
    expect(contactFaults({ resultCode: 'reached', attrs }).map((fault) => fault.path)).toEqual([`attrs.${Object.keys(attrs)[0]}`]);
  });
});
