import { describe, expect, it } from '@jest/globals';
import { openSteps } from './open-steps.js';
import { PROFILES } from './profiles/catalogue.js';
import { resolveProfile, type ProfileRef } from './resolve.js';

const stepsOf = (ref: ProfileRef): string[] => [...openSteps(resolveProfile(ref, PROFILES).profile!)];

describe('steps that can open', () => {
  it('headline: reviewed, inspected, no first contact, no containment', () => {
    expect(stepsOf('headline@1')).toEqual([
      'register', 'approve', 'instruct', 'transport', 'receive', 'discrepancy', 'notify', 'inspect', 'dispose', 'redecide',
      'order', 'rework', 'reinspect', 'stockIn', 'scrapRequest', 'scrapApprove', 'scrap', 'pack', 'sendBack', 'supplyOrder', 'make', 'ship', 'close',
    ]);
  });
  it('S000-04: contacted, contained, handled on site or here, not reviewed, not inspected', () => {
    expect(stepsOf('S000-04@1')).toEqual([
      'register', 'contact', 'hold', 'release', 'onsite', 'instruct', 'transport', 'receive', 'discrepancy', 'notify', 'meet', 'dispose', 'redecide',
      'order', 'rework', 'reinspect', 'stockIn', 'scrapRequest', 'scrapApprove', 'scrap', 'pack', 'sendBack', 'onsiteWork', 'supplyOrder', 'make', 'ship', 'close',
    ]);
  });
  it('S003-09: what is repaired always goes back, so nothing is put into stock', () => {
    expect(stepsOf('S003-09@1')).toEqual(expect.arrayContaining(['rework', 'reinspect', 'pack', 'sendBack']));
    expect(stepsOf('S003-09@1')).not.toContain('stockIn');
  });
  it('S001-18: goods whose exchange has been shipped may still be repaired, then they stay', () => expect(stepsOf('S001-18@1')).toContain('stockIn'));
});
