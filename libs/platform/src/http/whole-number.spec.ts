import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { wholeNumber, wholeNumberOr } from './whole-number.js';

const Query = z.strictObject({ version: wholeNumber(1, 2_147_483_647), limit: wholeNumberOr(50, 1, 200) });

describe('a whole number of a query', () => {
  it('is decimal digits within its limits, or what stands for it when it is left out', () => {
    expect(Query.parse({ version: '2147483647', limit: '200' })).toEqual({ version: 2_147_483_647, limit: 200 });
    expect(Query.parse({ version: '1' })).toEqual({ version: 1, limit: 50 });
  });

  it.each(['', ' ', ' 5 ', '5 ', '+5', '-1', '-0', '0', '00', '01', '0.5', '5.0', '1e1', '1E1', '1e400', 'NaN', 'Infinity', '0x5', '0b1', '1_0', '５', '五', '5;', '5\n', 'true', 'null', '[5]', '201', '9007199254740993'])('is not %j', (text) => {
    expect(Query.safeParse({ version: '1', limit: text }).success).toBe(false);
  });

  it.each([['0', 'version 0'], ['2147483648', 'more than PostgreSQL counts']])('%s: %s', (version) => expect(Query.safeParse({ version }).success).toBe(false));

  it('is an integer with its limits in the API page', () => {
    expect(z.toJSONSchema(Query, { io: 'input' })).toMatchObject({
      properties: { version: { type: 'integer', minimum: 1, maximum: 2_147_483_647 }, limit: { type: 'integer', minimum: 1, maximum: 200, description: expect.stringContaining('50') } }, required: ['version'],
    });
  });
});
