/** AS-14: machinery, where the warranty is a gate (S001-02), and drives, where it decides between free and quoted (S003-09). */
import { describe, expect, it } from '@jest/globals';
import { at, type ReturnRun } from '../return-run.fixture.js';
import { allowed, askedOf, counted, fulfils, given, judged, notices, signs } from './scenario.fixture.js';

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

/** A drive shipped on 15 March 2024; twelve months by the procedure. */
const DRIVE = { item: 'DRIVE-7', qty: '1', unit: 'pcs', shipDate: '2024-03-15', attrs: { productClass: 'controller' } };
const drive = (day: string, attrs: object = {}) => given('S003-09@1', at(`${day} 09:00`), { lines: [DRIVE], attrs: { reason: 'function', docsComplete: true, requestType: 'repair', ...attrs }, more: { forms: ['request'] } });

/** Up to the judgement; the seal as it was found at 验收. */
function drivesHere(run: ReturnRun, day: number, sealBroken = false): ReturnRun {
  const on = (time: string) => at(`${day} ${time}`);
  run.does('review', on('10:00'), signs('return', 1), { staff: 'e-head' });
  run.does('instruct', on('10:10'), { addressCode: 'WH', freightPayer: 'company', forms: [] });
  run.does('receive', on('11:00'), counted('1', {}, { fields: { steelNo: 'ST-1' }, attrs: { sealBroken } }));
  run.does('arrival_notice', on('11:05'), { areaCode: 'RETURN', label: '返品待修' });
  fulfils(run, 'notice', on('11:10'));
  run.does('inspect', on('12:00'), { method: 'full', lines: [{ line: 1, sample: '1', passed: '0', failed: '1' }] });
  return run;
}
const chargeOf = (run: ReturnRun) => run.task('dispose').menu.outcomes?.find(({ goods }) => goods === 'REWORK')?.charge;

describe('AS-14 drives (S003-09)', () => {
  it.each([
    ['14', {}, false, 'free'], ['16', {}, false, 'quote'], ['14', {}, true, 'quote'], ['16', { customerClass: 'key' }, false, 'free'],
  ])('AS-14 · R24 T31: reported on 2025-03-%s %j, seal broken %s: %s', (day, attrs, sealBroken, charge) => {
    expect(chargeOf(drivesHere(drive(day, attrs), Number(day), sealBroken))).toBe(charge);
  });

  it('AS-14 · R25 K20 §4.4 quote: out of warranty the repair starts only once the customer has accepted the quote', () => {
    const run = drivesHere(drive('16'), 16);
    run.does('dispose', at('16 13:00'), judged({ qty: '1', goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
    expect(run.steps()).toEqual(expect.arrayContaining(['quote']));
    expect(run.steps()).not.toContain('rework');
    run.does('quote', at('16 14:00'), { fee: 80_000, parts: [{ item: 'IGBT', qty: '1', price: 60_000 }] });
    expect([run.task('fee').menu, run.steps().includes('rework')]).toMatchObject([{ about: 'fee', fee: 80_000 }, false]);
    run.does('customer_reply', at('16 15:00'), { about: 'fee', answer: 'accept' });
    expect(askedOf(run, 'rework')).toEqual(['eng']);
  });

  it('AS-14 · R25: a refused quote never starts the repair: it is judged again and goes back as it came', () => {
    const run = drivesHere(drive('16'), 16);
    run.does('dispose', at('16 13:00'), judged({ qty: '1', goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
    run.does('quote', at('16 14:00'), { fee: 80_000, parts: [] });
    run.does('customer_reply', at('16 15:00'), { about: 'fee', answer: 'refuse' });
    expect(allowed(run, 'redecide')).toEqual(['RETURN_TO_CUSTOMER']);
  });

  it('AS-14 · R24: within twelve months nobody asks for money: the repair starts at once', () => {
    const run = drivesHere(drive('14'), 14);
    run.does('dispose', at('14 13:00'), judged({ qty: '1', goods: 'REWORK', remedy: 'REPAIR_RETURN' }));
    expect(run.steps()).toEqual(expect.arrayContaining(['rework']));
    expect(run.steps()).not.toContain('quote');
  });
});
