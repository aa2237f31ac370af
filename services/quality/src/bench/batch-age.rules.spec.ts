import { expect, it } from '@jest/globals';
import { ageOf } from './batch-age.rules.js';

it('a batch is as old as its first shipment, at least', () => {
  const now = new Date('2026-11-22T08:00:00Z');
  expect(ageOf('PAINT', ['2026-11-12', '2026-08-14'], 180, now)).toEqual({ item: 'PAINT', shippedOn: '2026-08-14', ageDays: 100, shelfLifeDays: 180, usedBps: 5555 });
  expect(ageOf('PUMP', ['2026-11-12'], null, now)).toMatchObject({ ageDays: 10, usedBps: null });
  expect(ageOf('PUMP', [], 180, now)).toMatchObject({ shippedOn: null, ageDays: null, usedBps: null });
});
