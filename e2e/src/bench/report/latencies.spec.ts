import { describe, expect, it } from '@jest/globals';
import type { DrivenReturn } from '../product/return-path.js';
import { ackTable, byKind } from './latencies.js';

const driven = (register: number, review: number): DrivenReturn =>
  ({ returnNo: 'RT1', looks: 3, acks: [{ kind: 'register', ms: register }, { kind: 'review', ms: review }], steps: [{ kind: 'review', ms: 50 }] });
const returns = [driven(10, 20), driven(12, 30), driven(14, 40)];

describe('latencies', () => {
  it('are told for each kind of fact and for all together', () => {
    const { all, kinds } = byKind(returns, 'acks');
    expect(kinds.register?.p50).toBe(12);
    expect(kinds.review?.p50).toBe(30);
    expect(all.count).toBe(6);
    expect(byKind(returns, 'steps').kinds).not.toHaveProperty('register');
  });

  it('are set beside the bare route under the same load', () => {
    const acks = { alone: byKind(returns, 'acks'), busy: byKind(returns.slice(2), 'acks') };
    const steps = { alone: byKind(returns, 'steps'), busy: byKind(returns, 'steps') };
    const bare = { oneAtOnce: { count: 9, p50: 5, p95: 8 }, manyAtOnce: { count: 9, p50: 10, p95: 20 } };
    const review = ackTable({ acks, steps, bare }).split('\n').find((line) => line.startsWith('review'));
    expect(review).toMatch(/30\.0 \/ 39\.0\s+6\.00 ×\s+40\.0 \/ 40\.0\s+4\.00 ×/);
  });
});
