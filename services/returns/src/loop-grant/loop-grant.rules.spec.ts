import { expect, it } from '@jest/globals';
import { checkGrant } from './loop-grant.rules.js';

it('放行 is for the loop that reached its bound', () => {
  expect(() => checkGrant({ loop: 'rework' }, { loop: 'rework' })).not.toThrow();
  expect(() => checkGrant({ loop: 'redecide' }, { loop: 'rework' })).toThrow(expect.objectContaining({ status: 422, code: 'other-loop' }));
  expect(() => checkGrant({ loop: 'rework' }, {})).toThrow(expect.objectContaining({ code: 'other-loop' }));
});
