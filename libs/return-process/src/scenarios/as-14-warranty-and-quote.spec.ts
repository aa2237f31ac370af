/** AS-14, machinery (S001-02): the warranty is a gate, and a machine chosen wrong goes through three approvals. */
import { describe, expect, it } from '@jest/globals';
import { at } from '../return-run.fixture.js';
import { askedOf, given, notices, signs } from './scenario.fixture.js';

/** A machine shipped on 15 March 2024 with twelve months of warranty by contract. */
const MACHINE = { item: 'PRESS-5', qty: '1', unit: 'pcs', unitPrice: 5_000_000, shipDate: '2024-03-15', warrantyMonths: 12 };
const machine = (day: string, attrs: object) => given('S001-02@1', at(`${day} 09:00`), { lines: [MACHINE], attrs: { requestType: 'return', ...attrs }, more: { forms: ['application'] } });

describe('AS-14 machinery (S001-02)', () => {
  it('AS-14 · R04 T31 K02: out of warranty it is refused, even for quality', () => {
    const run = machine('17', { reason: 'function' });
    expect(run.state).toMatchObject({ result: 'rejected', tasks: [] });
    expect(run.state.intake.reasons).toContain('A');
    expect(notices(run)).toEqual(['return_rejected']);
  });

  it('AS-14 · R04 K03: in warranty with the wrong model chosen (D) 业务主管, then 营销经理, then 总经理 are asked', () => {
    const run = machine('14', { reason: 'personal', majorChange: true });
    expect(run.steps()).toEqual(['approve']);
    for (const [level, role] of [[1, 'salesHead'], [2, 'mktMgr'], [3, 'gm']] as const) {
      expect(askedOf(run, 'approve')).toEqual([role]);
      run.does('review', at(`14 1${level}:00`), signs('return', level), { staff: `e-${level}` });
    }
    expect(run.steps()).toEqual(['instruct']);
  });

  it('AS-14 · R04: in warranty for quality (B), the same three; neither B nor C nor D, nobody is asked', () => {
    expect(askedOf(machine('14', { reason: 'function' }), 'approve')).toEqual(['salesHead']);
    const run = machine('14', { reason: 'personal', majorChange: false, cannotPay: false });
    expect(run.state.result).toBe('rejected');
  });
});
