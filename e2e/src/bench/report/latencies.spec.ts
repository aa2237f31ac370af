import { describe, expect, it } from '@jest/globals';
import type { DrivenReturn } from '../product/return-path.js';
import { byKind, latencyTable } from './latencies.js';

const driven = (register: number, review: number): DrivenReturn =>
  ({ returnNo: 'RT1', looks: 3, acks: [{ kind: 'register', ms: register }, { kind: 'review', ms: review }], steps: [{ kind: 'review', ms: 50, sinceSentMs: 50 + register }] });
const returns = [driven(10, 20), driven(12, 30), driven(14, 40)];

describe('latencies', () => {
  it('are told for each kind of fact and for all together', () => {
    const { all, kinds } = byKind(returns, 'acks');
    expect(kinds.register?.p50).toBe(12);
    expect(kinds.review?.p50).toBe(30);
    expect(all.count).toBe(6);
    expect(byKind(returns, 'steps').kinds).not.toHaveProperty('register');
  });

  it('stand alone and busy beside each other, the floors below', () => {
    const acks = { alone: byKind(returns, 'acks'), busy: byKind(returns.slice(2), 'acks') };
    const steps = { alone: byKind(returns, 'steps'), busy: byKind(returns, 'steps') };
    const one = { count: 9, p50: 5, p95: 8 };
    const lines = latencyTable({ acks, steps, hop: { ...one, p50: 7 }, floors: { route: one, hop: { ...one, p50: 6 }, step: one } }).split('\n');
    expect(lines.find((line) => line.startsWith('review'))).toMatch(/30\.0 \/ 39\.0\s+40\.0 \/ 40\.0\s+50\.0 \/ 50\.0/);
    expect(lines.find((line) => line.startsWith('register'))).toMatch(/12\.0 \/ 13\.8\s+14\.0 \/ 14\.0\s+–/);
    expect(lines.find((line) => line.startsWith('bare hop'))).toMatch(/6\.0 \/ 8\.0$/);
  });
});
