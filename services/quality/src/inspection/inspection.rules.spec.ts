import { describe, expect, it } from '@jest/globals';
import type { TaskMenu } from '@guitu/contracts/task';
import { inspectionFaults, minimumSample } from './inspection.rules.js';

const lines = [{ line: 1, item: 'A', qty: '25', unit: 'pcs' as const }, { line: 2, item: 'B', qty: '1.5', unit: 'kg' as const }];
const RANDOM: TaskMenu = { sampling: { method: 'random', minBps: 1000 } };
const result = (line: number, sample: string, passed: string, failed: string) => ({ line, sample, passed, failed });
const MARKED: TaskMenu = { sampling: { method: 'normal', minBps: 1000 }, samples: [{ line: 1, method: 'normal', min: '25' }, { line: 2, method: 'normal', min: '1.5' }], checks: ['grade', 'repairable', 'look'], grades: ['major', 'minor'] };
const faults = (method: 'full' | 'normal' | 'mixed_lot' | 'random', results: ReturnType<typeof result>[], menu: TaskMenu = RANDOM) => inspectionFaults({ method, lines: results }, { lines, menu });
const paths = (...args: Parameters<typeof faults>) => faults(...args).map(({ path }) => path);

describe('minimumSample', () => {
  it.each([[25, 1000, 3], [20, 1000, 2], [1, 1000, 1], [21, 1000, 3], [25, 0, 0], [25, 10_000, 25], [0, 1000, 0]])('%i steps at %i bps: %i', (steps, bps, minimum) => {
    expect(minimumSample(steps, bps)).toBe(minimum);
  });
  it('stays exact where a product of doubles would not', () => {
    expect(minimumSample(9_007_199_254_740_991, 9_999)).toBe(9_006_298_534_815_517);
  });
});

describe('inspectionFaults', () => {
  it('R12: takes the smallest sample, rounded up to a whole piece or gram', () => {
    expect(paths('random', [result(1, '3', '1', '2'), result(2, '0.15', '0.1', '0.05')])).toEqual([]);
  });
  it('R12: refuses one piece or gram less and says what is required', () => {
    expect(faults('random', [result(1, '2', '2', '0')])).toEqual([expect.objectContaining({ path: 'lines.0.sample', zh: expect.stringContaining('规定的 3'), en: expect.stringContaining('the 3 required') })]);
    expect(paths('random', [result(1, '3', '3', '0'), result(2, '0.149', '0.149', '0')])).toEqual(['lines.1.sample']);
  });
  it('refuses a sample above the line', () => expect(paths('random', [result(1, '26', '20', '6')])).toEqual(['lines.0.sample']));
  it('refuses pieces that were looked at without a result, and results of pieces that were not', () => {
    expect(paths('random', [result(1, '5', '3', '1')])).toEqual(['lines.0.passed']);
    expect(paths('random', [result(1, '5', '3', '3')])).toEqual(['lines.0.passed']);
  });
  it('full: the whole quantity has a result, whatever share the plan asks for', () => {
    expect(paths('full', [result(1, '25', '20', '5')])).toEqual([]);
    expect(paths('full', [result(1, '24', '20', '4')])).toEqual(['lines.0.sample']);
  });
  it('P13: takes the method of the plan or a full inspection, no other', () => {
    expect(paths('normal', [result(1, '25', '25', '0')])).toEqual(['method']);
    expect(paths('full', [result(1, '25', '25', '0')])).toEqual([]);
    expect(paths('normal', [result(1, '1', '1', '0')], {})).toEqual([]);
  });
  it('adds up the portions of a line', () => {
    const portions = [1, 2].map((n) => ({ line: 1, item: 'A', qty: '15', unit: 'pcs' as const, portion: `p${n}` }));
    const of = (sample: string) => inspectionFaults({ method: 'random', lines: [result(1, sample, sample, '0')] }, { lines: portions, menu: RANDOM });
    expect(of('3')).toEqual([]);
    expect(of('2')).toHaveLength(1);
  });
  it('R11: follows the sample of each line where lines differ', () => {
    const menu: TaskMenu = { sampling: { method: 'normal', minBps: 1000 }, samples: [{ line: 1, method: 'normal', min: '3' }, { line: 2, method: 'normal', min: '1.5' }] };
    expect(paths('normal', [result(1, '3', '3', '0'), result(2, '1.5', '1', '0.5')], menu)).toEqual([]);
    expect(paths('normal', [result(1, '3', '3', '0'), result(2, '1.499', '1.499', '0')], menu)).toEqual(['lines.1.sample']);
    expect(paths('mixed_lot', [result(1, '3', '3', '0')], menu)).toEqual(['method']);
  });
  it('S003-08: several results of one line speak of its units, which together are all of it', () => {
    const unit = (qty: string, attrs: object) => ({ ...result(1, qty, '0', qty), attrs });
    expect(paths('normal', [unit('20', { grade: 'major', repairable: true }), unit('5', { grade: 'minor', repairable: false })], MARKED)).toEqual([]);
    expect(paths('normal', [unit('20', { grade: 'major', repairable: true }), unit('4', { grade: 'minor', repairable: false })], MARKED)).toEqual(['lines.1.sample']);
    expect(paths('normal', [unit('20', { grade: 'major', repairable: true }), unit('6', { grade: 'minor', repairable: false })], MARKED)).toEqual(['lines.1.sample']);
  });
  it('S003-08: takes the grades of the procedure, and misses none that it has checked on every unit', () => {
    const one = (attrs: object) => paths('normal', [{ ...result(1, '25', '0', '25'), attrs } as ReturnType<typeof result>], MARKED);
    expect(one({ grade: 'major' })).toEqual(['lines.0.attrs.repairable']);
    expect(one({ grade: 'so-so', repairable: true })).toEqual(['lines.0.attrs.grade']);
  });
  it('refuses a result of nothing looked at, even where the plan asks for no share', () => {
    const plan: TaskMenu = { sampling: { method: 'mixed_lot', minBps: 0 } };
    expect(paths('mixed_lot', [result(1, '0', '0', '0'), result(2, '0.000', '0', '0')], plan)).toEqual(['lines']);
    expect(paths('mixed_lot', [result(1, '0', '0', '0'), result(2, '0.1', '0.1', '0')], plan)).toEqual([]);
  });
});
