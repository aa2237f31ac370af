import { expect, it } from '@jest/globals';
import { discrepancyFaults } from './discrepancy.rules.js';

const asked = [1, 3].map((line) => ({ line, item: 'M1', qty: '2', unit: 'pcs' as const }));

it('差异处理 decides on every line that differs (S000-04 §5.5)', () => {
  const first = { line: 1, qty: '1', result: 'accept' as const };
  expect(discrepancyFaults({ lines: [first, { line: 1, qty: '1', result: 'send_back' }, { line: 3, qty: '2', result: 'wait_rest' }] }, asked)).toEqual([]);
  expect(discrepancyFaults({ lines: [first] }, asked).map((fault) => fault.zh)).toEqual(['第 3 行没有处理意见']);
});
