/** 计价 against figures worked out by hand from the procedures' text. Money in Fen. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Explanation } from '../../explanation/explanation.js';
import { profile } from '../../return-run.fixture.js';
import type { LineAttrs } from '../../policy/attributes.js';
import type { Deduction, ResolvedProfile } from '../../policy/types.js';
import { settle } from './settle.js';
import type { SettledPart } from './settled-part.js';

const FACTORY = profile('factory@1');
const with_ = (deductions: Record<string, Omit<Deduction, 'zh' | 'en'>>, more: Partial<ResolvedProfile['settlement']> = {}, disposition: Partial<ResolvedProfile['disposition']> = {}): ResolvedProfile => ({
  ...FACTORY, key: 'T', version: 3,
  settlement: { ...FACTORY.settlement, on: {}, ...more, deductions: Object.fromEntries(Object.entries(deductions).map(([key, one]) => [key, { zh: key, en: key, ...one }])) },
  disposition: { ...FACTORY.disposition, ...disposition },
});
let no = 0;
const part = (qty: number, unitPrice: number | null, attrs: Partial<LineAttrs> = {}, more: Partial<SettledPart> = {}): SettledPart => {
  no += 1;
  return { portion: `p${no}`, line: no, qty, scale: 0, claimed: qty, unitPrice, paid: null, remedy: 'REFUND_FULL', goods: 'SCRAP', windDown: false, attrs: attrs as SettledPart['attrs'], ...more };
};
/** S000-03: 15 % of a return that is not the house's fault; no value past shelf life or in a half-empty can. */
const PAINT = with_({ packLoss: { when: { reasonGroup: { notIn: ['quality', 'transit'] } }, base: 'creditable', bps: 1500, clause: 'S000-03 (R09)' } }, {}, {
  rules: {
    otherwise: { allow: ['SCRAP'] },
    rows: [
      { when: { thickened: true }, then: { allow: ['SCRAP'], valueBps: 0 }, clause: 'S000-03 (R13)' },
      { when: { any: [{ shelfUsed: { gt: 10_000 } }, { container: { in: ['half', 'empty'] } }] }, then: { allow: ['SCRAP'], valueBps: 0 }, clause: 'S000-03 (R10)' },
    ],
  },
});
const ownReason = { reasonGroup: 'non_quality' as const };
const paint = [part(10, 20_000, { ...ownReason, container: 'full', shelfUsed: 4000 }), part(4, 20_000, { ...ownReason, container: 'half', shelfUsed: 4000 }), part(2, 15_000, { ...ownReason, shelfUsed: 10_001 })];
const find = (tree: Explanation, rule: string): Explanation[] => [...(tree.rule === rule ? [tree] : []), ...tree.because.flatMap((child) => find(child, rule))];

describe('what a customer is owed', () => {
  it('R09 AS-01: 15 % packing loss of what is creditable after the cans without value', () => {
    const { value, deductions, net } = settle(PAINT, paint);
    expect({ value, deductions, net }).toEqual({ value: 200_000, deductions: [{ key: 'packLoss', amount: 30_000 }], net: 170_000 });
  });
  it('R09: damage in transit and quality reasons are credited whole', () => {
    expect(settle(PAINT, [part(10, 20_000, { reasonGroup: 'transit' }), part(1, 15_000, { reasonGroup: 'quality' })]).net).toBe(215_000);
  });
  it('R10 R13: half-empty, expired and thickened goods are valued at nothing, each by its own clause', () => {
    const { lines, because } = settle(PAINT, [...paint, part(1, 99_900, { thickened: true, container: 'full', shelfUsed: 10 })]);
    expect(lines.map(({ value }) => value)).toEqual([200_000, 0, 0, 0]);
    expect(find(because, 'value.none').map(({ clause }) => clause)).toEqual(['S000-03 (R10)', 'S000-03 (R10)', 'S000-03 (R13)']);
  });
  it('R10: exactly the whole shelf life is not past it', () => expect(settle(PAINT, [part(1, 15_000, { shelfUsed: 10_000, container: 'full' })]).net).toBe(15_000));

  it('every number names rule, clause, policy version and what went in', () => {
    const { because } = settle(PAINT, paint);
    expect(because).toMatchObject({ rule: 'net', policy: 'T@3', inputs: { rounding: 'half_up', roundedAt: 'total' }, result: 170_000 });
    expect(find(because, 'deduction.packLoss')).toEqual([
      { rule: 'deduction.packLoss', clause: 'S000-03 (R09)', policy: 'T@3', inputs: { base: 'creditable', of: '200000', bps: 1500, due: '30000' }, result: 30_000, because: [] },
    ]);
    expect(find(because, 'value.price')[0]?.inputs).toMatchObject({ qty: 10, unitPrice: 20_000, valueBps: 10_000 });
  });

  it('R28 AS-20: paid 88.00 of list price 100.00 with 12.00 discount is refundable at 88.00', () => {
    const policy = with_({ discount: { when: {}, base: 'list_minus_paid', clause: 'S000-18 (R28)' } });
    const { deductions, net } = settle(policy, [part(1, 10_000, {}, { paid: 8800 })]);
    expect({ deductions, net }).toEqual({ deductions: [{ key: 'discount', amount: 1200 }], net: 8800 });
    // 3 bought for 88.00, one comes back: a third of the 12.00 … of list 33.34
    expect(settle(policy, [part(1, 3334, {}, { claimed: 3, paid: 8800 })]).net).toBe(2933);
  });
  it('R28: paid more than the list price, the list price is refunded; nothing told about the payment, too', () => {
    const policy = with_({ discount: { when: {}, base: 'list_minus_paid', clause: 'S000-18 (R28)' } });
    expect(settle(policy, [part(1, 10_000, {}, { paid: 11_000 })]).net).toBe(10_000);
    expect(settle(policy, [part(1, 10_000)]).net).toBe(10_000);
  });
  it('R28 before R09: a rate is of money the customer really gave', () => {
    const policy = with_({ a: { when: {}, base: 'creditable', bps: 1500, clause: 'x' }, z: { when: {}, base: 'list_minus_paid', clause: 'y' } });
    // 88.00 − 15 % of 88.00 = 88.00 − 13.20
    expect(settle(policy, [part(1, 10_000, {}, { paid: 8800 })]).net).toBe(7480);
  });
  it('R27: a personal reason is refunded in full or less depreciation, as the remedy says', () => {
    const policy = with_({ depreciation: { when: { remedy: 'REFUND_PARTIAL' }, base: 'creditable', bps: 1000, clause: 'S002-01 (R27)' } });
    expect(settle(policy, [part(1, 19_900, { remedy: 'REFUND_FULL' })]).net).toBe(19_900);
    expect(settle(policy, [part(1, 19_900, { remedy: 'REFUND_PARTIAL' }, { remedy: 'REFUND_PARTIAL' })]).net).toBe(17_910);
  });
  it('R26 AS-06: a missing power cord of 35.00 is deducted once, however the line was split', () => {
    const policy = with_({ parts: { when: { accessoriesMissing: true }, base: 'line', amount: 'missingValue', clause: 'S003-15 §5.1.2 (R26)' } });
    const attrs = { accessoriesMissing: true, missingValue: 3500 };
    expect(settle(policy, [part(1, 45_000, attrs)]).net).toBe(41_500);
    const split = settle(policy, [part(2, 45_000, attrs, { line: 1, claimed: 3 }), part(1, 45_000, attrs, { line: 1, claimed: 3 }), part(1, 45_000)]);
    expect({ deductions: split.deductions, net: split.net }).toEqual({ deductions: [{ key: 'parts', amount: 3500 }], net: 4 * 45_000 - 3500 });
  });
  it('R26: what is missing is worth more than the goods: nothing is credited and the rest is shown', () => {
    const policy = with_({ parts: { when: { accessoriesMissing: true }, base: 'line', amount: 'missingValue', clause: 'R26' } });
    const { net, uncovered } = settle(policy, [part(1, 2000, { accessoriesMissing: true, missingValue: 3500 })]);
    expect({ net, uncovered }).toEqual({ net: 0, uncovered: 1500 });
  });
  it('R23 AS-08: usable and scrap are valued by their own quantities', () => {
    const { lines, net } = settle(with_({}), [part(18, 1000, {}, { line: 1, claimed: 30, goods: 'RESTOCK' }), part(12, 1000, {}, { line: 1, claimed: 30 })]);
    expect(lines.map(({ value }) => value)).toEqual([18_000, 12_000]);
    expect(net).toBe(30_000);
  });
  it('an agreed compensation is the amount claimed, shared over its quantities', () => {
    const agreed = { remedy: 'COMPENSATION' as const };
    const { lines, net } = settle(with_({}), [part(1, 500, { amount: 10_000 }, agreed), part(2, 500, { amount: 10_000 }, agreed), part(1, 500, { amount: 10_000 })]);
    expect(lines.map(({ value }) => value)).toEqual([3333, 6667, 500]);
    expect(net).toBe(10_500);
  });
  it('goods that never came or went back by a wind-down are owed nothing; no price is said aloud', () => {
    const { net, unpriced } = settle(with_({}), [part(2, 500, {}, { goods: 'NOT_SENT' }), part(2, 500, {}, { windDown: true }), part(1, null, {}, { portion: 'p-unknown' }), part(1, 700)]);
    expect({ net, unpriced }).toEqual({ net: 700, unpriced: ['p-unknown'] });
  });
});

describe('rounding', () => {
  // 1.250 kg at 3.33 = 416.25 Fen, three times: 1248.75 together
  const kilos = [1, 2, 3].map((line) => part(1250, 333, {}, { line, scale: 3 }));
  it.each([['half_up', 'total', 1249], ['half_up', 'line', 1248], ['down', 'total', 1248], ['down', 'line', 1248], ['half_even', 'total', 1249]] as const)('%s at %s: three lines of 416.25 are %i', (mode, at, net) => {
    expect(settle(with_({}, { rounding: { mode, at } }), kilos).net).toBe(net);
  });
  // 15 % of 0.10 = 1.5 Fen; of 0.30 = 4.5
  it.each([['half_up', 2, 5], ['half_even', 2, 4], ['down', 1, 4]] as const)('%s: half a Fen of a deduction', (mode, ofTen, ofThirty) => {
    const policy = with_({ packLoss: { when: {}, base: 'creditable', bps: 1500, clause: 'R09' } }, { rounding: { mode, at: 'total' } });
    expect(settle(policy, [part(1, 10)]).net).toBe(10 - ofTen);
    expect(settle(policy, [part(1, 30)]).net).toBe(30 - ofThirty);
  });

  it('P14 valueBps: half the value is credited where the row says so', () => {
    const half = { rules: { otherwise: { allow: ['SCRAP'] as const }, rows: [{ when: { thickened: true }, then: { allow: ['SCRAP'] as const, valueBps: 5000 }, clause: 'house' }] } };
    expect(settle(with_({}, {}, half as Partial<ResolvedProfile['disposition']>), [part(3, 333, { thickened: true })]).net).toBe(500);
  });
  it('I3: what is deducted of one line is that line’s: 10.00 less a cord of 6.00, and 10.00 whole', () => {
    const policy = with_({ cord: { when: { accessoriesMissing: true }, base: 'line', amount: 'missingValue', clause: 'R26' } });
    expect(settle(policy, [part(1, 1000, { accessoriesMissing: true, missingValue: 600 }), part(1, 1000)]).lines.map(({ net }) => net)).toEqual([400, 1000]);
  });

  it('adds up to the cent under every rounding: lines to the total, value less deductions to the net', () => {
    const parts = fc.array(fc.record({
      line: fc.integer({ min: 1, max: 5 }), qty: fc.integer({ min: 1, max: 5000 }), scale: fc.constantFrom(0, 3), unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
      paid: fc.option(fc.integer({ min: 0, max: 2_000_000 })), missingValue: fc.integer({ min: 0, max: 50_000 }), accessoriesMissing: fc.boolean(), half: fc.boolean(),
    }), { minLength: 1, maxLength: 12 });
    const rounding = fc.record({ mode: fc.constantFrom('half_up' as const, 'half_even' as const, 'down' as const), at: fc.constantFrom('line' as const, 'total' as const) });
    fc.assert(fc.property(parts, rounding, fc.integer({ min: 0, max: 10_000 }), (rows, rounded, bps) => {
      const policy = with_({
        rate: { when: {}, base: 'creditable', bps, clause: 'x' }, discount: { when: {}, base: 'list_minus_paid', clause: 'y' },
        cord: { when: { accessoriesMissing: true }, base: 'line', amount: 'missingValue', clause: 'z' },
      }, { rounding: rounded }, PAINT.disposition);
      const result = settle(policy, rows.map(({ line, qty, scale, unitPrice, paid, missingValue, accessoriesMissing, half }, index) =>
        part(qty, unitPrice, { missingValue, accessoriesMissing, container: half ? 'half' : 'full' }, { portion: `p${index}`, line, scale, claimed: qty * 2, paid })));
      const amounts = [result.value, result.net, ...result.lines.flatMap(({ value, net }) => [value, net]), ...result.deductions.map(({ amount }) => amount)];
      expect(amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      expect(result.lines.reduce((sum, { value }) => sum + value, 0)).toBe(result.value);
      expect(result.lines.reduce((sum, { net }) => sum + net, 0)).toBe(result.net);
      expect(result.value - result.deductions.reduce((sum, { amount }) => sum + amount, 0)).toBe(result.net);
      const [value, ...taken] = result.because.because;
      expect(Number(value?.result) - taken.reduce((sum, one) => sum + Number(one.result), 0)).toBe(result.because.result);
      expect(value?.because.reduce((sum, one) => sum + Number(one.result), 0)).toBe(value?.result);
    }), { numRuns: 300 });
  });
});

describe('S000-14: an amount both agreed', () => {
  const partial = (qty: number, price: number, more: Partial<SettledPart> = {}) => part(qty, price, {}, { remedy: 'REFUND_PARTIAL', ...more });
  it.each(['half_up', 'half_even', 'down'] as const)('adds up to the Fen over three parts, rounded %s', (mode) => {
    for (const rounding of [{ mode, at: 'line' }, { mode, at: 'total' }] as const) {
      const { lines, net } = settle(with_({}, { rounding }), [partial(1, 3333), partial(1, 3333), partial(1, 3334)], { amount: 1000, of: 10_000 });
      expect([net, lines.map((line) => line.net).toSorted()]).toEqual([1000, [333, 333, 334]]);
    }
  });
  it('leaves whole refunds, and goods without a price, as they are', () => {
    const { lines, unpriced } = settle(with_({}), [partial(1, 4000), part(1, 700), part(1, null, {}, { remedy: 'REFUND_PARTIAL', portion: 'p-unknown' })], { amount: 1000, of: 4000 });
    expect([lines.map(({ net }) => net), unpriced]).toEqual([[1000, 700, 0], ['p-unknown']]);
  });
});
