import { describe, expect, it } from '@jest/globals';
import { withListPrice, type ListedPrice } from './list-price.rules.js';
import type { PlannedLine } from './plan-lines.rules.js';

const line = (more: Partial<PlannedLine> = {}): PlannedLine => ({ item: 'PUMP', qty: '4', unit: 'pcs', asked: 0, delivery: null, serials: [], priceSource: null, findings: [], shipDate: '2026-03-15', ...more });
const price = (amount: number, more: Partial<ListedPrice> = {}): ListedPrice => ({ product: 'PUMP', customer: null, validFrom: '2026-01-01', validTo: null, price: { amount, decimals: 2 }, unit: 'pcs', currency: 'CNY', ...more });
const taken = (prices: ListedPrice[], more: Partial<PlannedLine> = {}) => {
  const { unitPrice, priceSource } = withListPrice(line(more), ['K1', 'K-HEAD'], prices);
  return [unitPrice ?? null, priceSource];
};

describe('the price list', () => {
  it('is asked where no delivery says a price; the delivery’s stays', () => {
    expect(taken([price(1250)])).toEqual([1250, 'list']);
    expect(taken([price(1250)], { unitPrice: 1200, priceSource: 'delivery' })).toEqual([1200, 'delivery']);
  });

  it('holds from its first to its last day; of several the one that began last', () => {
    const spring = price(1300, { validFrom: '2026-03-15', validTo: '2026-03-31' });
    expect(taken([price(1250), spring])).toEqual([1300, 'list']);
    expect(taken([price(1250), spring], { shipDate: '2026-03-14' })).toEqual([1250, 'list']);
    expect(taken([price(1250), spring], { shipDate: '2026-03-31' })).toEqual([1300, 'list']);
    expect(taken([spring], { shipDate: '2026-04-01' })).toEqual([null, null]);
  });

  it('the customer’s own goes before his group’s, that before everybody’s, however old', () => {
    const [own, group, all] = [price(1000, { customer: 'K1' }), price(1100, { customer: 'K-HEAD', validFrom: '2026-02-01' }), price(1200, { validFrom: '2026-03-01' })];
    expect(taken([all, group, own])).toEqual([1000, 'list']);
    expect(taken([all, group])).toEqual([1100, 'list']);
    expect(taken([price(900, { customer: 'K-STRANGER' })])).toEqual([null, null]);
  });

  it('of another unit or currency, finer than a Fen, or without a day of shipping there is none', () => {
    expect(taken([price(1250, { unit: 'kg' })])).toEqual([null, null]);
    expect(taken([price(1250, { currency: 'USD' })])).toEqual([null, null]);
    expect(taken([price(123_456, { price: { amount: 123_456, decimals: 4 } })])).toEqual([null, null]);
    expect(taken([price(1250)], { shipDate: undefined })).toEqual([null, null]);
  });

  it('is exact in Fen, whatever its decimals', () => {
    expect(taken([price(0, { price: { amount: 123_400, decimals: 4 } })])).toEqual([1234, 'list']);
    expect(taken([price(0, { price: { amount: 12, decimals: 0 } })])).toEqual([1200, 'list']);
  });

  it('goes before what somebody stated, and says so', () => {
    const stated = withListPrice(line({ unitPrice: 1500, priceSource: 'stated' }), ['K1'], [price(1250)]);
    expect([stated.unitPrice, stated.priceSource, stated.findings.map(({ rule, inputs }) => [rule, inputs])]).toEqual([1250, 'list', [['price.differs', { stated: 1500, listed: 1250 }]]]);
    expect(withListPrice(line({ unitPrice: 1250, priceSource: 'stated' }), ['K1'], [price(1250)]).findings).toEqual([]);
  });
});
