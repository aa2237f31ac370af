import { expect, it } from '@jest/globals';
import { dayEnd } from './day-end.rules.js';

it('a local day ends where the people are, to the millisecond', () => {
  const end = Date.parse('2026-11-22T16:00:00Z');
  expect([end - 1, end].map((now) => new Date(dayEnd(now, 'Asia/Shanghai')).toISOString())).toEqual(['2026-11-22T16:00:00.000Z', '2026-11-23T16:00:00.000Z']);
});
