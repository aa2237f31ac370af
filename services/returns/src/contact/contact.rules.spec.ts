import { describe, expect, it } from '@jest/globals';
import { checkContact } from './contact.rules.js';

describe('首次联系 (S000-04 §5.2)', () => {
  it('records what the customer confirmed', () => {
    expect(() => checkContact({ resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true } })).not.toThrow();
    expect(() => checkContact({ resultCode: 'not_reached', attrs: {} })).not.toThrow();
  });

  it('knows nothing new when nobody was reached', () => {
    expect(() => checkContact({ resultCode: 'not_reached', attrs: { onsiteWanted: false } })).toThrow(expect.objectContaining({ status: 422, code: 'nobody-reached' }));
  });

  it.each([{ requestType: 'claim' as const }, { channel: 'store' as const }, { reason: 'other' }])('does not change what the registration fixed: %j', (attrs) => {
    expect(() => checkContact({ resultCode: 'reached', attrs })).toThrow(
      expect.objectContaining({ code: 'attribute-fixed', errors: [expect.objectContaining({ path: `attrs.${Object.keys(attrs)[0]}` })] }),
    );
  });
});
