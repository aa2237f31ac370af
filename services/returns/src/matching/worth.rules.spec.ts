import { describe, expect, it } from '@jest/globals';
import type { PlannedLine } from './plan-lines.rules.js';
import { withinWorth } from './worth.rules.js';

const line = (more: Partial<PlannedLine> = {}): PlannedLine => ({ item: 'PUMP', qty: '1', unit: 'pcs', asked: 0, delivery: null, serials: [], priceSource: 'stated', findings: [], ...more });
const found = (...lines: PlannedLine[]) => withinWorth(lines).map(({ findings }) => findings.map(({ rule, consequence }) => `${rule} ${consequence}`));
const TOO_LARGE = ['amount.too_large refuse'];

describe('what a return may be worth', () => {
  it('ten billion 元, not a Fen more, by price and quantity in the unit’s own steps', () => {
    expect(found(line({ qty: '1000000', unitPrice: 1_000_000 }))).toEqual([[]]);
    expect(found(line({ qty: '1000000', unitPrice: 1_000_000 }), line({ unitPrice: 1 }))).toEqual([[], TOO_LARGE]);
    expect(found(line({ qty: '1000000.000', unit: 'kg', unitPrice: 1_000_000 }), line())).toEqual([[], []]);
    expect(found(line({ qty: '999999999999', unitPrice: Number.MAX_SAFE_INTEGER }))).toEqual([TOO_LARGE]);
  });

  it('amounts that are stated for a line count as well', () => {
    expect(found(line({ attrs: { lineAmount: Number.MAX_SAFE_INTEGER } }), line({ attrs: { missingValue: 5 } }))).toEqual([TOO_LARGE, TOO_LARGE]);
    expect(found(line({ attrs: { lineAmount: 1_000_000_000_000 } }))).toEqual([[]]);
  });

  it('is said in 亿元 and yuan', () => {
    expect(withinWorth([line({ unitPrice: 2e12 })])[0]?.findings).toMatchObject([{ zh: '整单金额超过 100 亿元，请核对单价和数量', en: 'the return is worth more than 10000000000 yuan: check prices and quantities' }]);
  });
});
