import { describe, expect, it } from '@jest/globals';
import { complaintOf, flagsOf, placesOf, type Heard } from './bench-row.rules.js';

const heard = (kind: string, at: number, payload: Record<string, unknown>): Heard => ({ kind, at, payload });
const REGISTERED = heard('register', 10, { complaintAt: 5, attrs: { reason: 'scratch', severity: 'minor', wantsAdvance: true } });

describe('a row of the bench', () => {
  it('knows the place last told of, and every hold', () => {
    const told = [heard('hold', 1, { placeCode: 'L3', label: '待处理' }), heard('arrival_notice', 2, { areaCode: 'A-1', label: '待检' }), heard('arrival_notice', 3, { areaCode: 'A-2', label: '待检' }), heard('hold', 4, { placeCode: 'L4', label: '待处理' })];
    expect(placesOf(told).map(({ what, code }) => `${what} ${code}`)).toEqual(['hold L4', 'area A-2', 'hold L3']);
    expect(placesOf([REGISTERED])).toEqual([]);
  });

  it('has the complaint as the first contact has corrected it', () => {
    expect(complaintOf([REGISTERED])).toEqual({ reason: 'scratch', severity: 'minor', at: 5 });
    const corrected = [REGISTERED, heard('contact', 20, { attrs: { severity: 'incident', lineStopped: true } })];
    expect([complaintOf(corrected).severity, flagsOf(corrected), flagsOf([REGISTERED]), flagsOf([])]).toEqual(['incident', ['line_stopped', 'advance', 'incident'], ['advance'], []]);
  });
});
