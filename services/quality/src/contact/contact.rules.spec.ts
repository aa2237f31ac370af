import { describe, expect, it } from '@jest/globals';
import { contactFaults } from './contact.rules.js';

const paths = (...args: Parameters<typeof contactFaults>) => contactFaults(...args).map(({ path }) => path);

describe('contactFaults', () => {
  it('takes what the customer said, and an attempt that reached nobody', () => {
    expect(paths({ resultCode: 'agreed', attrs: { severity: 'serious', onsiteWanted: true, wantsReplacement: false, amount: 1200 } })).toEqual([]);
    expect(paths({ resultCode: 'not_reached', attrs: {} })).toEqual([]);
  });
  it('hears nothing from a customer who was not reached', () => {
    expect(paths({ resultCode: 'not_reached', attrs: { onsiteWanted: false } })).toEqual(['attrs']);
  });
  it('changes nothing that the registration fixed', () => {
    expect(paths({ resultCode: 'reached', attrs: { requestType: 'claim', channel: 'store', reason: 'other', severity: 'minor' } })).toEqual(['attrs.requestType', 'attrs.channel', 'attrs.reason']);
  });
});
